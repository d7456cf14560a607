### The whole story: from the report to the vote, the money and the work

matter-button = 🧭 Whole story
matter-title = 🧭 <b>The whole story</b>

# $kind, $title
matter-part = { $kind ->
    [report] 📌 Report { $title }
    [ballot] 🗳 Vote { $title }
    [consult] 💬 Opinions { $title }
   *[other] 💰 Fund { $title }
}

# $at
matter-at = <b>{ WHEN($at) }</b>

# $kind
matter-mark = { $kind ->
    [report] 📌
    [ballot] 🗳
    [consult] 💬
   *[other] 💰
}

# $what, $verdict, $text
matter-ballot = { $what ->
    [opened] The vote began
    [closed] The vote ended: { $verdict ->
        [passed] passed
        [rejected] not passed
        [quorum_failed] too few took part
        [tie] as many for as against
        [no_votes] nobody voted
        [void] void
       *[other] counted
    }
    [outcome] What happens next: { $text }
    [final] The time for objections is over; the result is final
    [cancelled] Called off: { $text }
    [void] Void: { $text }
   *[other] { $text }
}

# $what
matter-consult = { $what ->
    [opened] Everybody was asked for opinions
   *[closed] The opinions are collected
}

# $at
matter-extended = Extended until { WHEN($at) }

# $what, $amount in fen, $note how the work was accepted
matter-fund = { $what ->
    [opened] A fund began: { MONEY($amount) } in all
    [shares] The shares were worked out anew: { MONEY($amount) } in all
   *[other] Accepted: { $note }. The accounts are settled: { MONEY($amount) } spent
}

# $kind, $amount in fen
matter-entry = { $kind ->
    [advance] A neighbour paid { MONEY($amount) } in advance
    [reversal] { MONEY($amount) } was corrected
   *[other] { MONEY($amount) } was spent
}

# $state
matter-state = { $state ->
    [pledging] Households are asked to pledge
    [collecting] Enough is pledged; paying begins
    [spending] The money is there; work begins
    [settling] The work is done; the accounts are settled
    [refunding] Stopped; the money goes back
    [failed] Too little was pledged; nobody owes anything
    [cancelled] Called off
   *[other] Settled
}

matter-earlier = ‹ Earlier
matter-later = Later ›
matter-private = I sent it to you in private
matter-closed = This is only for people of the building

# $what follows
matter-next = { $what ->
    [consult] 💬 Ask for opinions
    [vote] 🗳 Put it to a vote
   *[fund] 💰 Begin a fund
}

# $what follows
matter-ask = { $what ->
    [consult] 💬 <b>What do you want people's opinions on?</b> Send me one sentence, like: A charging shed below the house, what do you think?
    [vote] 🗳 <b>What is to be decided?</b> Send me one sentence, like: Shall we install a handrail together?
   *[fund] 💰 <b>What is to be paid for together?</b> Send me its name and what it costs, like: Handrail 3600 yuan
}

# $what follows
matter-hint = { $what ->
    [fund] Handrail 3600 yuan
   *[other] Shall we …?
}

# $why not
matter-refused = { $why ->
    [not_reachable] I cannot write to you yet. Open my picture and press START first.
    [not_passed] This vote did not pass, so no fund can follow from it.
    [answered] That question was answered already.
   *[other] The captain or the community office does this.
}
matter-asked = I sent it to you in private; answer there
