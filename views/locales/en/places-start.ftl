nameless = a neighbour
page-before = ‹ Previous
page-next = Next › ({ $at }/{ $pages })
flat-door = flat { $room }
no-phone = no phone given
office-phone = ☎️ You can also call the office: { $phone }
office-unknown = You can also ask at the community office.
relation =
    { $relation ->
        [owner] owner
        [family] family
        [tenant] tenant
       *[carer] helping family member
    }

start-hello = Hello, <b>{ $name }</b>. This is where things in your neighbourhood get done.
start-role =
    { $role ->
        [owner] You <b>look after this bot</b>.
        [secretary] You are the <b>secretary</b>.
        [staff] You are <b>community staff</b>.
        [grid] You are a <b>grid worker</b>.
        [captain] You are a <b>building captain</b>.
       *[unit] You belong to a <b>unit</b>; work for your unit is sent here.
    }
start-home = 🏠 Your home: { $home }
start-no-home = You have not said where you live. Press “My flat”, it takes a moment.
start-strange = This link does not open; it may be too old. Everything below works.
start-group = Press the button below to talk to me in private. To report right here, send /report and one sentence.
tile-report = 📣 Report a problem
tile-join = 🏠 My flat
tile-building = 🏢 My building
how-to-report =
    <b>Reporting is easy</b>
    Just send a sentence, a photo or a voice message here.
    For example: The light on the second floor of stairwell 3 is broken.
    It gets a number at once, and you hear who is on it and how far it is.

    Fire: 119. Danger: 110. Somebody hurt: 120.
look-places = Which place do you want to look at?
look-nowhere = I do not know yet which building you live in. Press “My flat” first, then you can see what is going on.

help-resident =
    <b>Here you can</b>
    📣 Report: just send a sentence, a photo or a voice message
    📋 My matters /my: how far my reports are
    🏢 What is open in my building /reports
    🗳 Votes /votes, look up my receipt /check
    💰 Funds and their accounts /funds
    📢 Notices and events /notices
    🏠 Say where I live /start
    🔠 Big buttons /big　🌐 Language /lang
    🔒 My data /privacy　✖️ Never mind /cancel
help-captain =
    <b>As a captain you can also</b>
    🗳 /vote put a question　💰 /fund begin a fund　📢 /notice announce something
    🔑 /members approve who lives where, and invite
    👥 /role see who does what
help-unit =
    <b>As a member of a unit you can also</b>
    press on reports sent to your unit: accept, schedule, ask, done, return.
help-staff =
    <b>As staff you can also</b>
    🗳 /vote put a question　💰 /fund begin a fund　📢 /notice announce something
    🔑 /members approve who lives where
    📄 /import read in the roll of flats (Excel or CSV)
    👥 /role name captains and unit members
    📋 /reports see everything in your area
help-owner =
    <b>As the one who looks after the bot you can also</b>
    add me to a building's group and say which it is with /bind 6; name staff with /role.
duty = If it is urgent: fire 119, danger 110, somebody hurt 120.
cancelled = All right, dropped. Come back whenever you like.
nothing-to-cancel = Nothing is waiting for your answer.
word-report = Report
word-mine = My matters
word-help = Help
word-duty = Phone numbers
