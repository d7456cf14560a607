roll-ask =
    Please send me the roll of flats: Excel (XLSX, XLS), ODS or CSV, up to 5 MB.
    It needs these columns: building, stairwell, floor, room, area_m2, owner, phone.
    You see first what would change; nothing counts until you press “Import”. To stop, send /cancel .
roll-ask-hint = Send the file
roll-refused =
    { $reason ->
        [forbidden] Only staff can import a roll. If you need to, ask the office to make you staff.
        [which-community] You look after several communities. Please send /import with the community's name, then the file.
        [two-buildings] The roll names a building of which there are two by that name. Please rename one of them first.
        [building-name] The name of a building in the roll is too long or has no letters; please shorten it (30 characters) and send again.
        [bad-rows] Some lines of the roll are wrong. Please put them right and send it again.
        [changed] Something changed since you looked. Please send the file again and have another look.
        [applied] This roll has been imported already.
       *[expired] This roll waited too long and was deleted. Please send it again.
    }
roll-unreadable =
    { $reason ->
        [empty] The file is empty. Please see whether it is the right one.
        [too-big] The file is too big; 5 MB at most. Please send building by building.
        [too-many-rows] Too many lines; 50,000 at most. Please send building by building.
        [encrypted] The file has a password, so I cannot open it. Please remove it and send again.
        [unknown-format] I cannot read this file. Please send Excel (XLSX, XLS), ODS or CSV.
        [not-fetched] The file could not be fetched. Please send it again.
       *[no-file] I am waiting for the file. Press the paper clip and choose “File”; to stop, send /cancel .
    }
roll-dry-run = <b>Not imported yet.</b> This is what would change:
roll-applied = ✅ <b>The roll is imported</b>
roll-bad-title = <b>{ $count } lines are wrong; nothing was imported.</b> Please put them right and send it again:
roll-bad = Line { $line }: { $why }
roll-bad-reason =
    { $reason ->
        [no-header] no headings found. The first line must say: building, stairwell, floor, room, area_m2, owner, phone
        [column-missing] this column is missing: { $value }
        [column-twice] this column is there twice: { $value }
        [no-rows] headings only, no flats
        [too-many-rows] too many lines: { $value }
        [building-missing] no building
        [room-missing] no room
        [area-missing] no area
        [area-unreadable] cannot read the area: { $value }
        [area-not-positive] the area must be more than 0: { $value }
        [area-too-large] the area is too large: { $value }
        [floor-unreadable] cannot read the floor: { $value }
        [phone-unreadable] cannot read the phone: { $value }
        [looks-like-a-date] the spreadsheet made a date of it: { $value }
        [flat-twice] the same flat as line { $value }
       *[too-long] too long: { $value }
    }
roll-more-bad = And { $count } more wrong lines.
roll-ignored = Columns not used: { $names }
roll-all = All together
roll-building = <b>{ $name }</b>: { $added } new, { $changed } changed, { $gone } gone, { $unchanged } as before
roll-more-buildings = And { $count } more buildings.
roll-let-in = ✅ Import
roll-cancel = Cancel
roll-dropped = All right, nothing was imported and the content is deleted.
roll-community = Our community
