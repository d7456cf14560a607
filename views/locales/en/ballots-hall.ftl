### Ballots: the captain's tools

# $number its number, $question the question
ballot-tools =
    ⚙ <b>{ $number }</b> Manage
    { $question }
ballot-tools-until = Closes: <b>{ WHEN($at) }</b>
ballot-tools-heard = Heard so far: <b>{ $heard }</b> of { $heads }
ballot-tools-slips = { $count ->
    [one] One paper slip waits for its witness
   *[other] { $count } paper slips wait for their witness
}
ballot-tools-noted = ✅ The note is in the group.

# $page where to
ballot-tools-page = { $page ->
    [knock] Doors to knock on
    [paper] Enter paper votes
    [proxies] Proxies
    [extend] Extend
    [anew] Start anew
   *[by_hand] End now
}

# $tool what to do
ballot-tools-tool = { $tool ->
    [remind] Remind the rest
    [note] Add a note
    [cancel] Cancel the vote
   *[until] Type a time
}

ballot-extend =
    It closes on <b>{ WHEN($at) }</b>. Until when instead?
    This can be done only once.
ballot-extend-to = { WHEN($at) }
ballot-extend-sure = Until { WHEN($at) }
ballot-extend-look =
    It closes on <b>{ WHEN($at) }</b>. Please look at the new time once more.
    This can be done only once, and the group will be told.

ballot-anew = { $runs ->
    [yes] Starting anew makes a draft of the same question and rule, for you to change and publish. The vote that runs now ends at once, without a result.
   *[no] This makes a draft of the same question and rule, for you to change and publish.
}
ballot-anew-sure = Start anew

ballot-hall-by-hand =
    Ended now, this vote is <b>void</b> and has no result: nobody may pick the moment that suits them.
    To wait a few days longer, use “Extend”.
ballot-hall-by-hand-sure = End it, void

ballot-hall-again = ⚠️ { $why }

# $what what is asked, $question the question of the vote
ballot-hall-ask = { $what ->
    [slip] Whose slip is it? Write the number on the slip or the door, for example: 12, Unit 3 201
    [slip_photo] Please send a photo of the slip.
    [principal] Which home wants somebody else to vote for it? Write the door or its number on the list, for example: Unit 3 201
    [agent] Who is to vote for them? Write the door where that person lives, for example: Unit 1 101
    [letter] Please send a photo of the letter. It must say who may vote, on what, and be signed.
    [until] Until when? For example: 2 days, Friday 20:00, 3 December 18:00
    [note] What is to be added? Write up to 500 characters; it goes to the group. Once sent it cannot be changed or taken away.
   *[reason] Why is “{ $question }” cancelled? Write one sentence. When you send it, the vote is cancelled and everybody can read why.
}

ballot-hall-here = { $what ->
    [slip] Number or door
    [slip_photo] Send a photo
    [principal] Door or number
    [agent] That person's door
    [letter] Send a photo
    [until] The new closing time
    [note] Your note
   *[reason] Why it is cancelled
}

# $what what happened, $label which home, $who who, $why the reason, $question the question
ballot-hall-news = { $what ->
    [confirmed] ✅ The slip of { $label } was read the same by both and counts in “{ $question }”.
    [different] ⚠️ The slip of { $label } was read differently by the two of you, so this entry is void. Please look at the slip again and enter it anew.
    [disputed] ⚠️ { $label } says that the slip in “{ $question }” was not theirs. It does not count until they have voted themselves.
    [proxied] In “{ $question }” <b>{ $who }</b> may vote for { $label }. If you vote yourselves, your own vote counts.
    [proxy_ended] You no longer vote for { $label } in “{ $question }”.
   *[refused] “{ $question }”: { $why }
}

# $snag the reason
ballot-hall-snag = { $snag ->
    [no_such_door] This home is not on the list. Write the number on the slip or the door, for example: Unit 3 201
    [many_doors] Several homes fit this. Please write the whole door, for example: Unit 3 201
    [no_photo] There is no photo. Please take one and send it.
    [nobody_there] Nobody of that home is registered here. Ask them to register first, or choose somebody else.
    [own_vote] This home has voted itself, and that is what counts.
    [used] The vote was cast already, so this cannot be taken back. If the home votes itself, that counts instead.
    [just_reminded] They were reminded a short while ago; you can again after 6 hours. Until then, the list of doors helps.
    [all_heard] Everybody has voted; nobody is left to remind.
    [past] That time is over. Please write a later one, for example: 2 days, Friday 20:00
    [unclear] I did not understand this time. You can write: 2 days, Friday 20:00, 3 December 18:00
    [confirmed] This slip was confirmed, so it cannot be taken back. The home can say “Not our vote” or vote itself.
   *[gone] This is no longer there.
}

ballot-hall-stop = { $why }

# $heads not heard, $people written to, $knock doors to knock on, $late whether it is sent in the morning
ballot-hall-reminded = { $heads } have not voted. { $late ->
    [yes] At 8 in the morning { $people } people will be reminded in private.
   *[no] { $people } people were reminded in private.
} { $knock ->
    [0] All of them can be reached.
   *[other] { $knock } of them have nobody to write to and need a knock on the door.
}

# $done what was done
ballot-hall-toast = { $done ->
    [private] Sent to you in private.
    [file] The file is below.
    [asked] Please answer below.
    [below] Please look below.
    [anew] The draft is below; change it, then publish.
    [extended] Extended. The group will be told.
    [entered] Entered. A witness has to read it now.
    [withdrawn] The slip was taken back.
    [same] Read the same, so it counts.
    [different] Read differently, so this entry is void. Whoever entered it will look again.
    [disputed] Noted. It does not count for now.
   *[proxy_ended] The proxy was taken back.
}

# $count how many, $at page, $pages pages
ballot-knock = 🚪 Not heard yet: <b>{ $count }</b> (page { $at }/{ $pages }). 📱 can be written to.
ballot-knock-none = Everybody has voted; no doors to knock on.
ballot-knock-stairwell = <b>{ $stairwell }</b>
ballot-knock-floor = { $floor ->
    [none] { $doors }
   *[other] Floor { $floor }: { $doors }
}
ballot-knock-door = { $room } (slip { $slip }{ $phone ->
    [yes] {" "}📱
   *[no] {""}
})
ballot-knock-sheet = 📄 Sheet
ballot-knock-slips = 🖨 Slips to print
ballot-knock-file = Homes not heard yet in “{ $question }”.

ballot-sheet-name = doors
ballot-sheet-column = { $column ->
    [stairwell] Stairwell
    [floor] Floor
    [room] Room
    [slip] Slip
    [phone] By phone
   *[note] Notes
}
ballot-sheet-phone = { $phone ->
    [yes] yes
   *[no] no
}
ballot-slips-name = slips
ballot-slip-number = Slip { $slip }
ballot-slip-signature = Signature
ballot-slip-note = { $seats ->
    [1] Vote { $number }. Please tick one box only, sign, and hand it to the captain.
   *[other] Vote { $number }. Tick up to { $seats } boxes, sign, and hand it to the captain.
}

ballot-reminder =
    🗳 { $who ->
        [own] You have not voted yet: <b>{ $question }</b>
       *[others] A vote that somebody entrusted to you is not cast yet: <b>{ $question }</b>
    }
    It closes on { WHEN($at) }.
# $labels whose votes
ballot-reminder-proxy = ✍️ Entrusted to you and not cast yet: { $labels }
# $size how many are missing, $heads of how many
ballot-reminder-group =
    🗳 <b>{ $question }</b>
    { $size } of { $heads } have not voted. It closes on { WHEN($at) }. If you have voted, there is nothing to do.
ballot-extended =
    ⏳ { $number } “{ $question }” now closes on <b>{ WHEN($at) }</b>.
    Votes already cast stay; they can be changed until then.
ballot-note =
    📌 { $number } A note
    { $text }
ballot-cancelled = { $how ->
    [superseded] 🔁 { $number } “{ $question }” ends here without a result. The question will be asked anew; please wait for the new vote.
   *[other] 🚫 { $number } “{ $question }” was cancelled. Why: { $reason }
}
