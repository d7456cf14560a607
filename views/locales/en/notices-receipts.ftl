# Receipts: who has seen it, who has not, knocking at doors.
notice-seen-button = Got it
notice-seen-done =
    { $new ->
        [yes] Noted: you have seen it. Thank you!
       *[no] You have already said so.
    }{ $counted ->
        [yes] { "" }
       *[no] {" "}I do not know where you live, so no household is counted.
    }
notice-nudge =
    Please look at this notice and tap “Got it”:
notice-heard =
    Seen by { $heard } of { $all } households.
    Choose a building to see who has not answered:
notice-heard-none = No households are registered for this notice.
notice-heard-building = { $name }: { $heard }/{ $all }
notice-heard-of = { $name }: seen by { $heard } of { $all } households.
notice-heard-silent = No answer yet:
notice-heard-stairwell = { $name }: { $rooms }
notice-heard-more = … and { $n } more; see the printed list.
notice-heard-all = Every household has answered.
notice-heard-tick = Tap a door once you have told them; tap again to take it back.
notice-heard-told = ✅ { $door } told
notice-heard-nudge = Remind them
notice-heard-print = Print the list
notice-knock-done = { $door }: told at the door. Tap again to take it back.
notice-knock-undone = { $door }: taken back.
notice-knock-already = This household has answered already.
notice-nudged =
    { $people ->
        [0] { $silent } households have not answered and I can reach none of them. Please print the list.
       *[other] Reminded in private: { $people }. Of { $silent } silent households I can reach { $reachable }; please knock at the others.
    }
notice-nudged-people =
    { $people ->
        [0] Everybody it went to has answered; nobody needs reminding.
       *[other] Reminded in private: { $people }.
    }
notice-nudge-heard = Every household has answered; nobody needs reminding.
notice-nudge-today = They were reminded today. Please wait until tomorrow.
notice-knock-title = Doors to knock at: { $title }
notice-knock-head-building = Building
notice-knock-head-stairwell = Entrance
notice-knock-head-room = Room
notice-knock-head-tick = Told
notice-knock-head-note = Note
notice-knock-file = doors
notice-knock-text = Doors to knock at for “{ $title }”: { $n } households.
