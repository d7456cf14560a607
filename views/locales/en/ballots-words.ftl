### Ballots: words that every part uses

# $kind code of the kind
ballot-kind = { $kind ->
    [hand] Show of hands
    [household] Vote by flat
    [owners_ordinary] Owners' vote (ordinary)
    [owners_special] Owners' vote (major)
    [election] Election
    [choose] Vote on options
    [reps] Delegates' vote
   *[consult] Opinions
}

ballot-number = Vote { $number }

# $choice the choice
ballot-choice = { $choice ->
    [yes] For
    [no] Against
   *[abstain] Abstain
}

ballot-or = ; { "" }

# $via how it was cast
ballot-via = { $via ->
    [paper] on paper
    [proxy] by proxy
   *[tap] online
}

# $verdict the result
ballot-verdict = { $verdict ->
    [passed] Passed
    [rejected] Not passed
    [tie] Equal votes, no result
    [quorum_failed] Too few took part, no result
    [no_votes] Nobody voted
   *[void] Void
}

# $state how far it is
ballot-state = { $state ->
    [draft] draft
    [notice] announced
    [open] open
    [closed] closed
    [final] final
    [cancelled] cancelled
    [superseded] replaced by a new one
   *[void] void
}

# $shown what everybody sees while it runs
ballot-shown = { $shown ->
    [names] Named: everybody sees who voted for what
    [counts] Only the counts are shown, not who voted
    [turnout] Until the end only how many voted is shown
    [opinions] Everybody sees the opinions and the answers
   *[secret] Secret: nobody can see who voted for what
}

# $electorate who has a vote
ballot-electorate = { $electorate ->
    [residents] Every registered resident
    [flats] One vote a flat
    [owners] One vote an owner
   *[roster] The delegates on the list
}

ballot-statutory = This asks what owners want. It does not replace the statutory vote of the owners' meeting (Civil Code, Article 278).

# $electorate who has a vote, $heads how many
ballot-heads = { $electorate ->
    [flats] { $heads ->
        [one] { $heads } flat
       *[other] { $heads } flats
    }
    [owners] { $heads ->
        [one] { $heads } owner
       *[other] { $heads } owners
    }
    [roster] { $heads ->
        [one] { $heads } delegate
       *[other] { $heads } delegates
    }
   *[residents] { $heads ->
        [one] { $heads } resident
       *[other] { $heads } residents
    }
}

ballot-heads-area = { $heads } · { $area } m²

# $share the fraction
ballot-share = { $share ->
    [half] half
    [two-thirds] two thirds
    [three-quarters] three quarters
    [all] all
   *[other] { $n }/{ $d }
}

# $voice whose a vote is
ballot-rule-voice = { $voice ->
    [flats] One vote a flat
    [owners] One vote an owner
    [roster] One vote a delegate
    [dual] Counted by owners and by area
   *[residents] One vote each
}

ballot-rule-quorum = { $share } must take part

# $base compared with whom, $how when it passes, $share the fraction
ballot-rule-threshold = { $base ->
    [decided] { $how ->
        [majority] more for than against
        [all] nobody against
        [strict] more than { $share } of those for or against must agree
       *[least] at least { $share } of those for or against must agree
    }
    [roll] { $how ->
        [majority] more than half of everybody must agree
        [all] everybody must agree
        [strict] more than { $share } of everybody must agree
       *[least] at least { $share } of everybody must agree
    }
   *[participants] { $how ->
        [majority] more than half of these must agree
        [all] all of these must agree
        [strict] more than { $share } of these must agree
       *[least] at least { $share } of these must agree
    }
}

ballot-rule-two = { $voice }, { $threshold }

ballot-rule-three = { $voice }, { $quorum }, { $threshold }

# $how people or things, $seats how many
ballot-rule-most = { $how ->
    [seats] { $seats ->
        [one] { $voice }, whoever has most votes is elected
       *[other] { $voice } for up to { $seats } people; the { $seats } with most votes are elected
    }
   *[most] { $voice }, most votes win
}

ballot-rule-consult = Opinions are collected and each is answered; nobody votes

# $count how many more
ballot-more = … and { $count } more
