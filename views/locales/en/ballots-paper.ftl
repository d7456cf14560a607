### Ballots: paper, witnesses, proxies

# $counted slips that count, $waiting slips that wait
ballot-paper = 📝 Paper slips: <b>{ $counted }</b> count, <b>{ $waiting }</b> wait for a witness.
ballot-paper-waits = • { $label } (entered by { $who }; somebody else has to read it)
ballot-paper-new = Enter a slip
ballot-paper-next = Enter another
ballot-paper-read = Read slips as a witness
ballot-paper-label = Slip { $slip } · { $label }
ballot-paper-which = Which home is it? Please choose one.
ballot-paper-enter =
    <b>{ $label }</b>
    { $question }
    What is ticked on the slip?
ballot-paper-done = ✅ That is all
# $label which slip, $choice what is ticked, $witnesses how many were asked, $photo whether there is a photo
ballot-paper-entered =
    ✅ <b>{ $label }</b> entered: { $choice }
    { $witnesses ->
        [0] Nobody who could check it can be reached now. Ask the community office to make a neighbour a witness, or ask a colleague to read the slip. Until then it does not count.
       *[other] Somebody else was asked to read the slip without seeing what you entered. It counts once both are the same.
    }
    { $photo ->
        [yes] The photo is kept.
       *[no] You can add a photo, which helps the witness.
    }
ballot-paper-photo = 📷 Photo
ballot-paper-undo = Take it back
ballot-paper-picture = Photo of { $label }
# $sure whether it is the second press
ballot-paper-not-ours = { $sure ->
    [1] Yes, it was not our vote
   *[0] Not our vote
}
ballot-paper-dispute-look = If this slip was not yours, press once more. It then does not count until you have voted yourselves.
# $enterer who entered it, $witness who read it again, $receipt its receipt
ballot-paper-told =
    📝 The paper slip of <b>{ $label }</b> counts in “{ $question }”: <b>{ $choice }</b>
    Entered by { $enterer }, read again by { $witness }. Receipt <code>{ $receipt }</code>
    If you vote here yourselves, that vote counts instead.
ballot-paper-disputed =
    Noted: the slip of <b>{ $label }</b> was not yours. It does not count, and both people who read it know.
    Press below to vote yourselves; that counts at once.

# $count how many
ballot-witness-tasks = { $count ->
    [0] There are no slips for you to read now.
    [one] There is one slip to read. Please have it before you.
   *[other] There are { $count } slips to read. Please have them before you.
}
ballot-witness =
    🔍 Please read this slip: <b>{ $label }</b>
    { $question }
    { $who } has entered it once. Look at the slip and press what is ticked on it.
ballot-witness-picture = See the photo
ballot-witness-more = Any more to read?
ballot-witness-done = { $how ->
    [same] ✅ { $label } was read the same, so it counts. Thank you.
    [different] ⚠️ { $label } was read differently, so the entry is void; whoever entered it will look again. Thank you.
   *[gone] { $label } does not have to be read any more.
}

# $count how many
ballot-proxies = { $count ->
    [0] No proxies yet. They have to be in writing; one person votes for three homes at most, and property staff for none.
   *[other] Proxies ({ $count }):
}
ballot-proxies-line = • { $label } → <b>{ $agent }</b>{ $used ->
    [yes] {" "}(has voted)
   *[no] {" "}(has not voted yet)
}
ballot-proxies-new = Record a proxy
ballot-proxies-end = Take back { $label }
ballot-proxy-agents = Who is to vote for <b>{ $label }</b>?
ballot-proxy =
    ✍️ <b>{ $label }</b> has asked you in writing to vote for them:
    <b>{ $question }</b>
    Please vote as they wish. If they vote themselves, that counts instead.
ballot-proxy-voted = You voted for them: <b>{ $choice }</b>. It can be changed until the end.
# $fate what became of it, $receipt its receipt
ballot-proxy-cast = { $fate ->
    [same] That is what you voted already. Receipt { $receipt }
    [changed] Changed. Receipt { $receipt }
    [conflict] Noted, but it differs from the paper slip of this home, so it does not count yet. Receipt { $receipt }
   *[counted] Your vote for them is cast. Receipt { $receipt }
}
