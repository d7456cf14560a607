### Asking the neighbours: the draft, its preview, changes

# $question the question
ballot-draft-title =
    📋 Draft of a vote (not published yet)
    <b>{ $question }</b>

ballot-draft-option = { $number }. { $option }

# $kind the kind, $rule its rule
ballot-draft-kind = Kind: <b>{ $kind }</b> ({ $rule })

# $place the place, $size how many voices
ballot-draft-scope = Asked: <b>{ $place }</b> ({ $size })

# $at the deadline, $minutes how long until then
ballot-draft-until = Closes: <b>{ WHEN($at) }</b> (about { LENGTH($minutes) })

ballot-draft-shown = Shown: { $shown }

ballot-draft-problem = ⚠️ { $why }

ballot-draft-stairwell = { $place } { $stairwell }

ballot-draft-go = Publish

ballot-draft-drop = Cancel

ballot-draft-edit = Change

# $page what to change
ballot-draft-change = { $page ->
    [kind] Kind
    [length] Length
    [scope] Where
    [voters] Who votes
    [seats] Seats
    [roster] Delegates
   *[options] Options
}

ballot-draft-more =
    <b>{ $question }</b>
    What would you like to change?

ballot-draft-published =
    ✅ Published: <b>{ $question }</b>
    The vote now stands in the building's group.

ballot-draft-gone = This draft was cancelled. To begin again, send /vote and your question.

# $why the reason, $shortest at least, $longest at most, $options longest option, $question longest question
ballot-draft-why = { $why ->
    [no_question] Please write what is to be decided, for example: /vote Shall we share the cost of a handrail?
    [question_too_long] The question is too long. Please keep it to { $question } characters.
    [too_few_options] At least two options are needed, one on each line.
    [too_many_options] There can be 20 options at most. Please join or drop some.
    [option_too_long] One of the options is too long. Please keep each to { $options } characters.
    [option_twice] Two options are the same. Please change one of them.
    [deadline_twice] There are two deadlines. Please keep only one.
    [options_fixed] With this kind people vote for, against or abstain, so no options are needed.
    [too_many_seats] There cannot be more seats than candidates. Please add candidates or choose fewer seats.
    [rule_fixed] The rule of this kind is fixed. For another rule please choose another kind.
    [bad_fraction] Something must decide whether it passes. Please choose a fraction.
    [secret_weight] A secret vote cannot be counted by area. Please choose another kind.
    [too_short] This kind has to be open for at least { LENGTH($shortest) }. Please choose a longer time.
    [too_long] This kind can be open for { LENGTH($longest) } at most. Please choose a shorter time.
    [in_the_past] This deadline is over. Please tap “Length” and choose again.
    [empty_roll] Nobody could vote yet: there is no list of flats, nor any registered resident or delegate. Please register them first, or choose another kind.
    [frozen] This vote is published already; its question and rule can no longer change.
    [wrong_state] The draft has just been changed. Please look at it and tap once more.
    [captain_only] Only the building's captain and community staff can change this draft.
    [staff_only] Only community staff can change the numbers of a rule.
    [elsewhere] This stairwell is not in that building. Please choose again.
    [unbound] There is no group for this place yet, so nobody could vote. Please send /bind in the group first.
    [no_area] The list of flats has no areas, so nothing can be counted by area. Please add them, or choose another kind.
    [who] Please write an @username, or mention somebody, for example: @wang residents
    [stranger] I do not know this person yet. Please have them send /help in the group and try again.
    [many] The list of delegates is full.
    [past] This time is over.
    [impossible] There is no such day or hour, or it is too far away.
    [ambiguous] This time can mean several things. Please choose one.
   *[unknown] This time was not understood. You can write: 24 hours, 3 days, Friday 20:00, 3 Dec 18:00
}

ballot-draft-kinds = Which kind of vote? Tap one to change it.

# $kind the kind, $rule its rule, $chosen whether it is the present one
ballot-draft-kind-line = { $chosen ->
    [yes] ✅ <b>{ $kind }</b>: { $rule } (now)
   *[no] • <b>{ $kind }</b>: { $rule }
}

ballot-draft-numbers-button = Change the fractions

# $at the deadline as it is
ballot-draft-lengths = How long is it to be open, from publishing on? Now it closes on <b>{ WHEN($at) }</b>.

ballot-draft-length = { LENGTH($minutes) }

ballot-draft-moment = { WHEN($at) }

# $said what was written, $why the reason, $at the deadline as it is
ballot-draft-unclear =
    The deadline “{ $said }”: { $why }
    Please choose one, or write it yourself. Otherwise it closes on <b>{ WHEN($at) }</b>.

ballot-draft-where =
    <b>{ $question }</b>
    Which neighbours is this for?

# $why the reason, $at the deadline as it is
ballot-draft-time-later = ⚠️ The deadline: { $why } For now it is <b>{ WHEN($at) }</b>; tap “Length” later to change it.

# $place the place, $size how many voices
ballot-draft-scopes = Which neighbours is this for? Now it is <b>{ $place }</b> ({ $size }).

ballot-draft-only = Only { $stairwell }

ballot-draft-ask-options =
    <b>{ $question }</b>
    Shall neighbours vote for or against, or choose among options?

ballot-draft-yes-no = For or against

ballot-draft-own-options = Write options

# $has whether there are options
ballot-draft-options = { $has ->
    [yes] The options now:
   *[no] There are no options: people vote for, against or abstain. With options, people choose among them.
}

ballot-draft-drop-option = Drop { $option }

# $voters who has a vote, $size how many
ballot-draft-voters = Who has a vote? Now: <b>{ $voters }</b> ({ $size }).

ballot-draft-seat = { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}

# $seats how many seats, $stand how many candidates
ballot-draft-seats = How many are to be elected? Seats now: { $seats }; candidates: { $stand }.

# $rule the rule
ballot-draft-numbers =
    The rule now: <b>{ $rule }</b>
    What is it to be?

# $part which number, $share the fraction
ballot-draft-number = { $part ->
    [quorum] { $share ->
        [none] Any number may take part
        [half] Half must take part
        [two_thirds] Two thirds must take part
        [three_quarters] Three quarters must take part
       *[all] All must take part
    }
   *[threshold] { $share ->
        [half] More than half must agree
        [two_thirds] Two thirds must agree
        [three_quarters] Three quarters must agree
       *[all] All must agree
    }
}

# $count how many
ballot-draft-roster = { $count ->
    [0] There are no delegates yet. Tap a button below, or write a name.
   *[other] Delegates ({ $count }):
}

ballot-draft-delegate = • <b>{ $name }</b> { $side }

# $side the side
ballot-side = { $side ->
    [captain] captain
    [committee] owners' committee
    [unit] unit
   *[volunteer] volunteer
}

ballot-draft-fill = { $side ->
    [captain] Add the captains
    [committee] Add the committee
    [unit] Add the units' people
   *[volunteer] Add the volunteers
}

ballot-draft-strike = Take off { $name }

# $what what is written
ballot-draft-write = { $what ->
    [question] Change the question
    [options] Write options
    [deadline] Write the time
   *[delegate] Write a name
}

ballot-mention = <a href="tg://user?id={ $person }">{ $name }</a>

# $what what is asked
ballot-ask = { $what ->
    [question] What are the neighbours to decide? One sentence, for example: Shall we share the cost of a handrail?
    [options] Please write the options, one on each line.
    [deadline] When does it close? For example: 24 hours, 3 days, Friday 20:00, 3 Dec 18:00
   *[delegate] Please write one delegate: @username and the side, for example: @wang residents
}

ballot-ask-here = { $what ->
    [question] What is to be decided
    [options] One option on each line
    [deadline] When it closes
   *[delegate] @username and the side
}

ballot-unbound = This group is not tied to a building yet, so it is not known whom to ask. Please have community staff send /bind here.

ballot-not-yours = A vote is held by the building's captain or community staff; please ask them. To tell of a problem, send /report.

# $place where, $names who
ballot-not-yours-named = A vote is held by the building's captain or community staff. The captain of { $place } is { $names }; please ask them.

# $outcome what came of it, $why the reason
ballot-draft-toast = { $outcome ->
    [published] Published. The vote has begun.
    [frozen] It is published already; there is no need to tap again.
    [gone] The draft was cancelled.
    [asked] Please answer below.
    [filled] Added.
    [nobody] Nobody was found who holds this role.
    [done] Changed.
   *[refused] { $why }
}
