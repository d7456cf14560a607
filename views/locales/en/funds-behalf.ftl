### Funds: pledges entered for others, and words taken back

fund-button-behalf = ✍ Enter a pledge
fund-button-gift-back = Take back { MONEY($amount) } of { $flat }
fund-gift-undone = Taken back; you give nothing extra now.
fund-button-not-mine = I did not say that
# $count flats that have not answered themselves
fund-behalf =
    { $count ->
        [0] Every flat has answered for itself; there is nothing to enter.
       *[other] For which flat? Below are those that have not answered for themselves ({ $count }). A tick means that a pledge was entered; you can change it.
    }
fund-behalf-said = ✓ { $flat }
# $share what it has to pay, 0 where it gives of free will
fund-behalf-of =
    { $share ->
        [0] What does { $flat } say to “{ $title }”? Enter it as they told you. I tell the flat, and they can take it back if it is wrong.
       *[other] What does { $flat } say to “{ $title }”? The share is <b>{ MONEY($share) }</b>. Enter it as they told you. I tell the flat, and they can take it back if it is wrong.
    }
fund-behalf-kind =
    { $kind ->
        [full] They pay it
        [part] A part
        [refuse] Nothing
       *[hardship] It is too hard
    }
fund-behalf-sum =
    { $share ->
        [0] How much does { $flat } give? Write a number, for example: 100
       *[other] How much does { $flat } pay? Write a number below { MONEY($share) }, for example: 100
    }
fund-behalf-told =
    ✍ “{ $title }”: { $by } entered for { $flat }: { $kind ->
        [full] <b>pays { MONEY($amount) }</b>
        [part] <b>pays a part, { MONEY($amount) }</b>
        [gift] <b>gives { MONEY($amount) }</b>
        [refuse] <b>does not pay this time</b>
       *[hardship] <b>it is too hard</b> (only the captain can see it)
    }.
    If that is wrong, tap “I did not say that”, and it is taken back at once.
fund-behalf-undone = Taken back, and whoever entered it is told.
fund-behalf-denied = ⚠️ “{ $title }”: { $flat } says that the pledge entered for it is not theirs. It is taken back. Please ask them again in person.
