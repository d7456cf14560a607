### Ballots: closing, results, objections, the end

# $number number, $kind kind, $place place
ballot-result-head = 📋 <b>{ $number }: result</b> · { $kind } · { $place }
ballot-result-question = <b>{ $question }</b>
ballot-result-verdict = Result: <b>{ $verdict }</b>
ballot-result-consulted = Opinions are collected
ballot-result-reason = Reason: { $reason }
ballot-result-rule = Rule: { $rule }
ballot-result-quorum-short = Taking part: { $missing } too few
ballot-result-yes-short = For: { $missing } too few

# $what seated or tied, $kind people or things, $names names
ballot-result-winners = { $what ->
    [seated] { $kind ->
        [elected] Elected: <b>{ $names }</b>
       *[chosen] Chosen: <b>{ $names }</b>
    }
   *[tied] Equal votes, to be voted on again: <b>{ $names }</b>
}

# $done took part, $all all
ballot-result-turnout = Took part: <b>{ $done }</b> of { $all }
ballot-result-votes = For <b>{ $yes }</b> · Against <b>{ $no }</b> · Abstain <b>{ $abstain }</b>
# $choice choice, $heads owners, $area area
ballot-result-dual = { $choice }: <b>{ $heads }</b> · <b>{ AREA($area) }</b>
ballot-result-option = { $n }. { $option }: <b>{ $count }</b>
ballot-result-withheld = Too few voted, or all alike. So that nobody can guess who voted what, the votes for each are not shown.
ballot-result-ways = Of these on paper { $paper } · by proxy { $proxy }

# $why why, $count how many, $names which, $named whether written
ballot-result-excluded = { $why ->
    [conflict] Not counted, the household differs: { $count }
    [dispute] Not counted, they say it was not their vote: { $count }
    [unconfirmed] Not counted, paper that nobody checked: { $count }
   *[pending] Not counted, flat not verified: { $count }
}{ $named ->
    [1] { "" } ({ $names })
   *[other] { "" }
}
ballot-result-pending = Not verified by the deadline and not counted: { $count }
ballot-result-outcome = 📣 What happens next: { $text }
ballot-result-window = If something is wrong, tap “I object” before { WHEN($at) }. Each objection is answered in public.
ballot-result-final = Final since { WHEN($at) }.
ballot-result-objections-more = { $count } objections, the newest:
# $head beginning of the hash
ballot-result-chain = Check code <code>{ $head }</code> · tap “Export”, and anybody can count again

# $n which, $who who, $text words
ballot-objection-line = Objection { $n } ({ $who }): { $text }
ballot-objection-waits = → not answered yet
ballot-objection-answered = → Answer: { $text }
ballot-objection-head = ✋ Objection to the result of “{ $question }”
ballot-someone = a neighbour

ballot-heads-area-only = { AREA($area) }

ballot-button-object = ✋ I object
ballot-button-export = 🧾 Export
ballot-button-runoff = 🔁 Vote once more
ballot-button-outcome = 📣 Say what happens next
ballot-button-answer-objection = 💬 Answer objection { $n }
ballot-button-void = Declare void
ballot-button-result = 📋 See the result

# $kind what is asked
ballot-words-ask = { $kind ->
    [ballot-outcome] Write a sentence or two: who does what next, and by when. It goes to the group.
    [ballot-objection] What is wrong? It is published with your flat, not your name, and the captain answers in public.
    [ballot-objection-answer] Write the answer. It goes to the group.
    [ballot-void] Why is it void? One sentence. It goes to the group.
    [ballot-by-hand] Why end it now? The vote becomes void, and the reason goes to the group.
    [ballot-opinion-reply] Write the answer. Everybody can read it.
   *[ballot-opinion] What do you think? One line, up to 200 characters.
}

ballot-words-here = { $kind ->
    [ballot-outcome] Who does what, by when
    [ballot-objection] What is wrong
    [ballot-void] Why
    [ballot-by-hand] Why
    [ballot-opinion] One line
   *[other] The answer
}

ballot-words-about = <i>{ $subject }</i>
ballot-words-long = That is too long. Please write at most { $most } characters.

ballot-words-done = { $what ->
    [outcome] It is in the group now.
    [objection] Your objection is published. You will be told of the answer.
    [reply] The answer is published.
   *[opinion] Noted, thank you. You will be told of the answer.
}

ballot-outcome-late = Three days have passed, and the neighbours are waiting.
# $question question, $verdict result
ballot-outcome-ask =
    “{ $question }” is closed. Result: <b>{ $verdict }</b>.
    Please tell the neighbours what happens next, and by when.
ballot-outcome =
    📣 “{ $question }”: what happens next
    { $text }

ballot-final =
    ✅ “{ $question }” is final: <b>{ $verdict }</b>.
    The time for objections is over, and all were answered.
ballot-unanswered =
    “{ $question }”: { $count } not answered yet. It becomes final only when all are. Tap “See the result” to answer them.
ballot-voided =
    ⚠️ The vote on “{ $question }” is void.
    Reason: { $reason }

# $why why, $at when
ballot-ending = { $why ->
    [all_voted] 🗳 “{ $question }”: everybody has voted. Unless somebody withdraws, it closes early at <b>{ WHEN($at) }</b>. Until then votes can be changed.
   *[settled] 🗳 “{ $question }”: the result cannot change any more. Unless it does, it closes early at <b>{ WHEN($at) }</b>. Until then you can still vote.
}

# $number number, $head hash, $at when
ballot-head =
    🔗 { $number } “{ $question }”, check code as of { WHEN($at) }:
    <code>{ $head }</code>
ballot-file =
    All records of “{ $question }”. Every vote and every step is in here, and any change would be found.
    On a computer, <code>linli verify</code> and the name of the file count it again.

ballot-closing-private = First open the private chat with me and tap “Start”, then tap again.
ballot-closing-sent = Sent to our private chat.
ballot-closing-asked = Please write it in our private chat.
ballot-closing-enough = You have written enough; please leave room for other neighbours.
ballot-closing-drafted = The draft is ready. Look it over, then publish it.
ballot-closing-answered = It has been answered already.
