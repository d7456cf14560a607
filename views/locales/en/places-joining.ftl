join-building = Which building do you live in?
join-no-roll = There is no list of flats yet, so there is nothing to choose from. You can report things all the same: just write to me.
join-stairwell = <b>{ $place }</b>: which stairwell?
join-only-stairwell = No stairwells
join-floor = <b>{ $place }</b>: which floor?
floor = Floor { $floor }
floor-unknown = Floor not known
join-room = <b>{ $place }</b>: which flat?
join-relation = <b>{ $home }</b>: here you are
join-status =
    { $state ->
        [active] ✅ Done: you live in <b>{ $home }</b>.
        [asked] ⏳ Received: <b>{ $home }</b>. Somebody is registered there already; they are being asked.
        [claimed] ⏳ Received: <b>{ $home }</b>. The captain is being asked.
        [refused] Your claim to <b>{ $home }</b> was turned down. If that is a mistake you can try once more.
       *[ended] You are no longer registered in <b>{ $home }</b>. If you moved, you can register again.
    }
join-share-hint = You will be told. If the roll has your phone number, press the button below and it is done at once.
join-nobody-decides = This building has no captain yet, so nobody can confirm. You can let your phone number be compared with the button below.
join-as = Registered as: { $relation }. If that is wrong, change it below.
join-refused =
    { $reason ->
        [already-member] You are registered in this flat already.
        [claim-pending] You asked for this flat already; it is waiting to be confirmed.
        [too-many-claims] Several of your claims are waiting. Please wait for an answer before you ask for another flat.
       *[flat-unknown] This flat is no longer on the roll.
    }
join-link-refused =
    { $reason ->
        [used] This link has been used; each one works once. Please ask the captain for another.
        [expired] This link is too old. Please ask the captain for another.
        [flat-gone] This flat is no longer on the roll. Please ask the captain.
        [already-member] You are registered in this flat already; leave the link to your family.
       *[unknown] This link is not right, perhaps a part is missing. Please tap it again, or ask the captain for another.
    }
join-reason =
    Why <b>{ $home }</b> was turned down:
    { $text }
share-phone = 📱 Compare my phone number
phone-ask = Press “Send my phone number” below. It is only compared with the roll; neighbours do not see it.
phone-yes = 📱 Send my phone number
phone-no = No, thanks
phone-answer =
    { $outcome ->
        [matched] ✅ Your number is on the roll. You are registered.
        [kept] Your number arrived, but the roll has another one. Please wait for the captain.
        [not-yours] This is not your own number. Please press the button below to send yours.
        [unreadable] I cannot read this number. Please press the button below once more.
       *[declined] All right, no number. If you meant to report something, please send it again.
    }
claim-question = <b>{ $name }</b> says they live in <b>{ $home }</b> too ({ $relation }). Do you know them?
claim-know = ✅ Yes, I agree
claim-unknown = I do not know them
claim-outcome =
    { $state ->
        [active] ✅ Agreed.
        [refused] Turned down.
        [claimed] Passed on to the captain.
        [asked] Whoever registered first is being asked.
       *[ended] No longer in this flat.
    }
claim-card =
    🔑 <b>{ $name }</b> asks to be registered
    { $home }, { $relation }
    { WHEN($at) }
claim-asked = Whoever registered first is being asked; you may decide all the same.
claim-yes = ✅ Agree
claim-no = Turn down
claim-all = All claims
claim-tell-reason = Tell them why
claim-reason = Please write in a sentence why it was turned down (<b>{ $home }</b>); I pass it on. If you would rather not, send /cancel .
claim-reason-hint = For example: please bring your deed to the office
claim-reason-sent = Passed on.
claim-answer =
    { $reason ->
        [forbidden] Only this building's captain and staff can do that.
        [own-claim] Somebody else must confirm your own claim; it is on the staff's list.
        [decided] Somebody has already dealt with this.
        [not-yours] This is not your registration.
        [too-late] It is too late to change this yourself; please ask the captain.
       *[flat-gone] This flat is no longer on the roll.
    }
members-forbidden = This is where captains and staff approve residents. To register your own flat, send /start .
members-places = Which building's residents?
members =
    <b>{ $place }</b>
    Waiting for you: { $claims }
    Registered: { $flats } flats, { $people } people
members-claim = ⏳ { $home } · { $name } · { $relation }
members-all = 👥 All residents
members-find = 🔎 Find a flat
members-list = Residents of <b>{ $place }</b> ({ $at }/{ $pages })
members-none = Nobody is registered yet.
members-flat-line = <b>{ $home }</b>
members-line = • { $name } ({ $relation }) { $phone }
members-flat = <b>{ $home }</b>
members-flat-empty = Nobody is registered in this flat yet.
members-invite = ✉️ Invite by link
members-end = { $name } moved out
members-end-sure = Is it sure that <b>{ $name }</b> no longer lives in <b>{ $home }</b>? They are told; their past votes and reports stay.
members-end-yes = Yes, moved out
members-link =
    ✉️ An invitation to <b>{ $home }</b>
    Pass this message on to somebody of this flat: one tap on the button registers them.
    It works once, within 30 days. Please do not post it in a group.
members-link-open = Register in this flat
