### Ballots: voting

# $fate what became of it, $choice the choice, $receipt the receipt
ballot-voted =
    { $fate ->
        [counted] Your vote: { $choice }. Receipt { $receipt }
        [changed] Changed to: { $choice }. Receipt { $receipt }
        [same] Your vote is { $choice }, nothing changed. Receipt { $receipt }
        [conflict] Noted: { $choice }. Somebody in your flat differs; it waits until you agree. Receipt { $receipt }
       *[pending] Noted: { $choice }. It counts once the captain has checked where you live. Receipt { $receipt }
    }
ballot-voted-heads = { " " }({ $heads } votes of yours together)
ballot-voted-waiting = { " " }One more flat counts once it is checked.
ballot-voted-secret = You have voted. It is secret: nobody can look up your choice, and it stays as it is.
ballot-mine-none = You have not voted yet.
ballot-mine-toast = You voted { $choice }, receipt { $receipt }. To withdraw or see more, open our private chat.
ballot-mine-secret = You have voted (secretly).
ballot-mine-waiting = You voted { $choice }; it counts once it is checked where you live. Receipt { $receipt }
ballot-withdrawn = Withdrawn. You can vote again until it closes.
ballot-picked-full =
    { $seats ->
        [1] You can pick only 1. Press it again to free it, then pick another.
       *[other] You can pick { $seats } at most. Press one again to free it, then pick another.
    }
ballot-named = Noted. The others of your flat have been told.
# $label whose vote, $voted whether it is cast, $choice what
ballot-mine-other = ✍️ You vote for <b>{ $label }</b>: { $voted ->
    [yes] <b>{ $choice }</b>
   *[no] not cast yet
}
# $count how many
ballot-mine-others = {" "}(Others entrusted { $count } more to you: see the private chat.)
ballot-button-other = ✍️ Vote for { $label }

ballot-button-open = 🗳 See this vote
ballot-button-cast = ✅ Cast my vote
ballot-button-withdraw = ↩ Withdraw my vote
ballot-button-withdraw-sure = Yes, withdraw it
ballot-button-speak = 👪 Who speaks for my flat
ballot-button-nobody = Nobody, we agree first

ballot-own = <b>My vote</b>
ballot-heard = <b>My vote</b>: cast. It is secret: nobody can look up your choice, and it stays as it is.
ballot-cannot = ℹ️ { $reason }
ballot-outsider = Only people who live there can see this vote and take part. Press below to say where you live.
ballot-withdraw-sure =
    Withdraw your vote in “{ $question }”?
    It will be as if you had not voted; you can vote again until it closes.
ballot-speak =
    Who votes for <b>{ $flat }</b>?
    Where votes differ, this person's counts, here and in later votes. You can change it any time.
ballot-conflict =
    ⚠️ People of <b>{ $flat }</b> voted differently in “{ $question }”, so the flat does not count for now.
    Agree and vote the same, and it counts; or an owner names one person to speak for the flat.
ballot-represented =
    { $by } has named <b>{ $who }</b> to vote for <b>{ $flat }</b>. Where votes differ, that of { $who } counts.
    If you are an owner and do not agree, press below to name somebody else.
ballot-unrepresented = { $by } has taken back who votes for <b>{ $flat }</b>. Where votes differ, you need to agree first.

ballot-receipt-head =
    🧾 <b>{ $number }</b>: your receipt
    { $question }
ballot-receipt-flat = { $flat }:{ " " }
ballot-receipt-line = <b>{ $choice }</b> ({ $via }) · receipt <code>{ $receipt }</code>
ballot-receipt-pending = <b>{ $choice }</b> (counts once it is checked where you live) · receipt <code>{ $receipt }</code>
ballot-receipt-none = You have no vote here now (withdrawn).

ballot-check-how = Send /check and the eight signs of the receipt, for example: /check 7K2M9QXD
ballot-check-unknown = There is no receipt { $receipt }. Please compare: eight letters or digits; O and 0, I and 1 are the same.
# $worth whether it counts now
ballot-check =
    { $worth ->
        [counted] 🧾 Receipt { $receipt } ({ $number }): this vote counts.
        [pending] 🧾 Receipt { $receipt } ({ $number }): it counts once it is checked who lives where.
        [unconfirmed] 🧾 Receipt { $receipt } ({ $number }): on paper, it counts once a witness has read it.
        [disputed] 🧾 Receipt { $receipt } ({ $number }): the flat says it is not theirs, so it does not count.
       *[ended] 🧾 Receipt { $receipt } ({ $number }): withdrawn, or replaced by a later vote.
    }
ballot-check-own = You voted: <b>{ $choice }</b>
ballot-uncounted =
    Your vote in { $number } “{ $question }” was not counted.
    { $reason }
ballot-claim-refused =
    Your vote in { $number } “{ $question }” will not count as things are: it was not confirmed that you live where you said.
    If you named the wrong flat, say where you live below before { WHEN($at) }; once that is checked, your vote counts. Your building captain can tell you more.
