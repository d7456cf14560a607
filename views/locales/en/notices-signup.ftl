# Sign-up: one's own page, slots, family, notes, the waiting list.
notice-event =
    <b>{ $title }</b>
    { $when }
notice-event-venue = 📍 { $venue }
notice-signup-self = You

# One's own page
notice-own-none = You have not signed up.
notice-own-in =
    ✅ { $name }: signed up, number { $number }{ $clock ->
        [none] { "" }
       *[other] , come at { $clock }
    }
notice-own-waiting = ⏳ { $name }: number { $number } on the waiting list; I will tell you when a place is free
notice-own-note = { "  " }Note: { $note }
notice-own-full = All places are taken. If you sign up now you wait, and move up when somebody leaves.
notice-own-free =
    { $free ->
        [one] 1 place is left.
       *[other] { $free } places are left.
    }
notice-own-until = You can sign up until { $until } and cancel until it starts.
notice-own-until-start = You can sign up and cancel until it starts.
notice-own-closed = Sign-up is closed.
notice-own-button = My sign-up
notice-own-join = Sign up
notice-own-family = Add family
notice-own-slot = Other time
notice-own-note-button = Note
notice-own-leave = Cancel my place
notice-own-leave-guest = Cancel
notice-own-seat = { $name }{ $clock ->
        [none] { "" }
       *[other] {" "}{ $clock }
    }
notice-own-people = Names and check-in
notice-own-others = See all notices
notice-own-heard = Who has not seen it

# Choosing a slot
notice-slots-choose = Please choose a time:
notice-slots-for = Please choose a time for { $name }:
notice-slots-none = No time is free now.
notice-slots-one =
    { $clock }{ $free ->
        [0] { "" }
        [1] { "" }
       *[other] {" "}({ $free } left)
    }

# Family and notes
notice-family = Please send the name of the person who comes along, such as <b>Mum</b> (up to 30 letters).
notice-remark = Please send the note for { $name }, such as <b>in a wheelchair</b> (up to 120 letters).

# Moved up
notice-up = 🎉 A place is free: { $name } moved up from the waiting list.
notice-up-kept = { $name }: the earlier time is no more; the place stays, at another time.
notice-up-pass = I cannot reach them, so please tell them.
notice-up-slot = Time: { $clock }.

# After a tap
notice-signup-in =
    { $new ->
        [yes] You are on the list
       *[no] You are already signed up
    }: number { $number }{ $clock ->
        [none] .
       *[other] , come at { $clock }.
    }{ $reached ->
        [yes] { "" }
       *[no] {" "}To add family or cancel, open a chat with me.
    }
notice-signup-waiting =
    { $new ->
        [yes] All places are taken. You are
       *[no] You already signed up and are
    } number { $number } on the waiting list.{ $reached ->
        [yes] {" "}I will tell you when a place is free.
       *[no] {" "}Please open a chat with me, or I cannot tell you.
    }
notice-signup-choose =
    { $reached ->
        [yes] Please choose a time in our private chat.
       *[no] Please open the private chat to choose a time.
    }
notice-signup-left = Cancelled.
notice-signup-private = Please open a chat with me.
notice-signup-shown = Sent to our private chat.

# Why not
notice-signup-why =
    { $why ->
        [not-yours] Only whoever announced it or the building captain can do that.
        [wrong-state] That cannot be done now: it is cancelled or over, or needs no sign-up.
        [closed] Sign-up is closed, or it has begun. Please ask whoever announced it.
        [full] The waiting list is full too, so nobody else can sign up this time.
        [guests] You bring as many as you may. Cancel one to add another.
        [no-name] I see no name. Please send just a name, such as Mum.
        [too-long] Too long: a name has up to 30 letters, a note up to 120. Please send a shorter one.
        [no-slot] That time was just taken. Please choose another.
        [not-signed] That name is not signed up, or was cancelled before.
        [already] That name is on the list already.
        [not-resident] This notice went to other neighbours. If you live there, send /start and say where.
        [stale] That list was taken over, or there is a newer one. Please send it again.
        [no-list] I see no list. Please paste it from the chat, one name a line, such as: 1. Mrs Wang.
        [report-empty] Please send a few words, or a photo, or a photo with words below it.
        [report-long] The report is too long. Please use up to 700 letters and send it again.
       *[other] That cannot be done now.
    }
