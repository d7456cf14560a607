### Opening a fund: draft, preview, changes, custodians, what households are told

# $what what was done
fund-toast = { $what ->
    [published] Published.
    [gone] The draft is gone.
    [asked] I am asking them in private.
    [agreed] Thank you! You are down as custodian.
    [declined] All right, you are not a custodian.
    [revising] I have sent it to you in private. It counts once you confirm it.
   *[changed] Changed.
}

# $title its name, $kind whether it is new or a revision
fund-draft-title = { $kind ->
    [revision] 📋 New shares (not in force yet)
   *[draft] 📋 Draft of a fund (not published yet)
}
    <b>{ $title }</b>

fund-draft-scope = For: <b>{ $place }</b> ({ $flats } flats)

fund-draft-cost = Cost: <b>{ MONEY($cost) }</b>

# $kind money or work
fund-draft-helper = { $kind ->
    [kind] Work given: { $name }, worth { MONEY($amount) }
   *[money] Money given: { $name } { MONEY($amount) }
}

fund-draft-target = Left for the households: <b>{ MONEY($target) }</b>

fund-draft-rule = Shared: <b>{ $rule }</b>

fund-draft-floors = Factors: { $floors }

# $flat which flat, $amount how much, $kind whether it is exempt
fund-draft-share = { $kind ->
    [exempt] · { $flat } exempt
   *[shares] · { $flat } { MONEY($amount) }
}

fund-draft-rest = …and { $flats } more: tap “More”, then “Whole table”

fund-draft-minimum = Paying starts once this much is pledged: { $share }

# $pledge and $pay the deadlines
fund-draft-times =
    Pledge by: <b>{ WHEN($pledge) }</b>
    Pay by: <b>{ WHEN($pay) }</b>

fund-draft-no-keeper = Custodians: none yet (two neighbours of different households)

fund-draft-keepers = Custodians: { $names }

# $risen and $fallen count households
fund-draft-difference = Compared with now: { $risen } would pay more (and pledge again), { $fallen } less (their pledges stand)

fund-draft-no-money = I only keep the books, remind and publish. I never take or hold money.

fund-draft-more = What else can be changed in “{ $title }”:

fund-draft-published = ✅ “<b>{ $title }</b>” is published: see its card in the group.

fund-draft-gone = This draft is gone. To start again, send /fund.

fund-problem = ⚠️ { $why }

fund-line = This line: <code>{ $line }</code>

fund-mention = <a href="tg://user?id={ $person }">{ $name }</a>, please reply to this message:

fund-go = { $kind ->
    [revision] Confirm the new shares
   *[draft] Publish
}

fund-draft-drop = Discard

# $page what to change
fund-change = { $page ->
    [rule] Shares
    [sponsors] Sponsors
    [until] Deadlines
    [custodians] Custodians
    [residents] Choose a resident
    [exempt] Exempt
    [minimum] When to collect
    [grain] Rounding
    [scope] Who shares
   *[more] More
}

# $what what to write
fund-write = { $what ->
    [title] Change the name
    [cost] Cost
    [floors] Write factors by floor
    [list] Paste a list
    [money] Add money
    [kind] Add work
    [pledge] Write a date to pledge
    [pay] Write a date to pay
    [custodian] Write a @username
    [exempt] Exempt
   *[account] How to pay
}

fund-table-button = Whole table

fund-take-away = Remove { $name }

# $rule how it is shared
fund-rule = { $rule ->
    [equal] Equally
    [area] By area
    [floors] By floor
    [floors_area] By floor and area
    [fixed] By a list
   *[voluntary] Voluntary
}

fund-rules = How is it shared? By area, where nothing else was agreed.

# $rule the rule, $name its name, $chosen whether it is used now
fund-rule-line = { $chosen ->
    [yes] ▶ <b>{ $name }</b>
   *[no] · <b>{ $name }</b>
}: { $rule ->
    [equal] every flat pays the same
    [area] larger flats pay more
    [floors] a factor for each floor; the ground floor may pay nothing
    [floors_area] the floor's factor times the area
    [fixed] you list what each pays
   *[voluntary] each gives what they like, nothing is owed
}

# $share how much
fund-share-of = { $share ->
    [all] all of it (100%)
    [two-thirds] two thirds
    [half] half (50%)
   *[other] { $percent }%
}

# $floor which, $factor its factor, $last whether it stands for all above
fund-floor = { $last ->
    [yes] floor { $floor } and up: { $factor }
   *[no] floor { $floor }: { $factor }
}

fund-comma = {", "}

fund-stairwell = { $place } { $stairwell }

fund-sponsors = What sponsors give is taken off the cost first. Sponsors now: { $count }.

# $pledge and $pay the deadlines
fund-until =
    Pledge by: <b>{ WHEN($pledge) }</b>
    Pay by: <b>{ WHEN($pay) }</b>

# $which deadline, $days how many
fund-days = { $which ->
    [pledge] Pledge: { $days } days
   *[pay] Then pay: { $days } days
}

# $which deadline, $why it is asked back
fund-unclear = { $why }
    { $which ->
    [pledge] Until when can people pledge?
   *[pay] Until when can people pay?
}

fund-moment = { WHEN($at) }

fund-custodians = Neighbours keep the money themselves: at least two, of different households, who each agreed. Named now: { $count }.

# $name who, $state whether they answered
fund-custodian-line = · { $name }: { $state ->
    [agreed] agreed
   *[asked] not answered yet
}

fund-keeper = { $name } ({ $state ->
    [agreed] agreed
   *[asked] not answered yet
})

# $count how many can be chosen
fund-residents = { $count ->
    [0] Nobody can be chosen: they must be owner, family or carer here, and have a private chat with me.
   *[other] Please choose a custodian. I ask them in private.
}

fund-exempt = A household in hardship can be exempt, if it agrees; the reason stays between you and me. Exempt now: { $count }. Tap a door to change it.

# $flat which flat, $exempt whether it is
fund-exempt-flat = { $exempt ->
    [yes] { $flat } exempt
   *[no] { $flat }
}

fund-exempt-mark = exempt

fund-minimum = How much must be pledged before anybody pays? Now: { $share }. Below that, nobody owes anything.

fund-grain = { $grain ->
    [1] To the fen
   *[100] In whole yuan
}

fund-grains = How are shares rounded? Now: { $now }.

fund-where = Where is “{ $title }” for?

fund-scopes = Who shares? Now: { $place } ({ $flats } flats).

fund-only = Only { $stairwell }

# $what what to write
fund-ask = { $what ->
    [title] What is the money for? Write its name and cost, for example: <code>Handrail 3600 yuan</code>
    [cost] What does it cost? For example: <code>3600</code> or <code>1,200.50</code>
    [floors] Which factor has each floor? One floor a line, for example: <code>1 floor 0.2</code>. Floors you leave out take the next one below.
    [list] How much does each flat pay? One flat a line, for example: <code>302 300 yuan</code>. Flats you leave out pay nothing.
    [money] Who gives how much? For example: <code>Property firm 500 yuan</code>
    [kind] Who gives work, and what is it worth? For example: <code>Zhang the joiner 300 yuan</code>
    [pledge] Until when can people pledge? For example: <code>7 days</code> or <code>Friday 8pm</code>
    [pay] Until when can people pay? For example: <code>14 days</code> or <code>3 December 18:00</code>
    [custodian] Who keeps the money? Write their <code>@username</code>, or forward me a message of theirs. In the group you can also reply to them: <code>/fund custodian</code>
    [exempt] Why is this household exempt? One line. By writing it you say that they agreed; the reason is not published, and that you did it is noted.
   *[account] Where is the money paid to? Write a line, or send a picture of the custodian's own payment code. It goes straight to them.
}

fund-ask-here = { $what ->
    [title] Handrail 3600 yuan
    [cost] 3600
    [floors] 1 floor 0.2
    [list] 302 300 yuan
    [money] Property firm 500 yuan
    [kind] Zhang the joiner 300 yuan
    [pledge] Friday 8pm
    [pay] 14 days
    [custodian] @username
    [exempt] In hardship
   *[account] Whom to pay, and how
}

fund-unbound = This group belongs to no place yet, so I cannot tell whose fund it is. Please send /setup first.

fund-not-yours = Funds are opened by the building captain, community staff or the owners' committee. Tell them what you have in mind.

fund-not-yours-named = Funds of { $place } are opened by the building captain, community staff or the owners' committee. Tell { $names } what you have in mind.

# $title its name, $place where, $state whether they answered
fund-custody = 🔑 { $place } “<b>{ $title }</b>”
    { $state ->
    [asked] Your neighbours ask you to keep the money: to receive it, note it and pay the bills together with another household, all of it in public, each checking the other. The money is with you two; I never touch it. Will you?
    [agreed] You agreed to keep the money. When a neighbour has paid, I ask you to confirm it. Thank you!
    [declined] You do not keep this money.
   *[over] This is over, there is nothing to answer.
}

fund-custody-yes = I agree

fund-custody-no = No

# $answer yes or no
fund-custody-answered = “{ $title }”: { $name } { $answer ->
    [yes] agreed to keep the money.
   *[no] will not keep the money, please ask somebody else.
}

fund-to-draft = See the draft

# $title its name, $place where
fund-own-title = 💰 Fund { $place } “<b>{ $title }</b>”

# $flat which flat, $amount how much
fund-own-share = { $kind ->
    [voluntary] { $flat }, your household: give what you like.
   *[share] { $flat }, your household's share: <b>{ MONEY($amount) }</b>
}

fund-own-until = Please answer before <b>{ WHEN($at) }</b>: all, a part, none, or in hardship. Tap the button below.

fund-own-changed = { $flat }, your household's share has changed: from { MONEY($old) } to <b>{ MONEY($new) }</b>

# $risen whether it rose
fund-own-again = { $risen ->
    [yes] Your earlier pledge no longer counts. Please tap the button below and answer again.
   *[no] Your earlier pledge stands, up to the new share.
}

# $title its name, $flats how many, $total in all
fund-table = “{ $title }”, the whole table: { $flats } flats, { MONEY($total) } in all. Please do not pass it on to the group: it shows who is exempt.

fund-table-name = shares-{ $number }

fund-table-column = { $column ->
    [flat] Flat
    [share] Share (yuan)
    [exempt] Exempt
   *[total] Total
}

# $flat which home; none where it is unknown
fund-custodian-left = ⚠️ A custodian of “{ $title }”{ $flat ->
    [none] {""}
   *[other] {" "}({ $flat })
} erased their data and keeps the money no more. Count with them in person what they hold, then name another.
