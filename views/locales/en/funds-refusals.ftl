### What cannot be done in a fund, and why

# $why why not (a code)
fund-why = { $why ->
    [not-a-member] These are the neighbours' books. Register your flat first.
    [not-yours] This is not for you to do: each flat answers for itself, the rest is for the captain, community staff or the committee.
    [not-a-custodian] This is for the custodians, and you are not one of this fund now.
    [no-household] Choose a flat that takes part in the fund.
    [wrong-state] The fund is at another step now, please look at its newest message.
    [already-done] That is done already, no need to tap again.
    [too-late] Collecting has begun or the time is over, so it cannot become less. If it is hard, tap “It is too hard”.
    [too-few-custodians] Custodians are missing: two neighbours of different households who both tapped “I agree”.
    [nothing-to-share] The sponsors pay for all of it: there is nothing to share.
    [below-minimum] Not enough is pledged yet to begin collecting.
    [share-missing] Not all shares are paid yet, so nothing can be spent.
    [own-payment] This is about your own flat, or you entered it. Another custodian has to do it.
    [own-expense] You or your flat would be paid here. Another custodian has to record it; money your flat advanced goes under “Advance”.
    [second-custodian] A custodian of another flat has to confirm it, not the one who recorded it.
    [claim-open] The last payment still waits for a custodian. Enter the next one after that.
    [claims-open] Some records still wait to be confirmed. Confirm or turn them down first.
    [payee-missing] Say who was paid, for example: Zhang's Hardware.
    [payee-keeps] That is a custodian’s name. Money a custodian’s flat advanced goes under “Record advance”. If it is somebody else, write more of the name, for example: Anna Lee (hardware shop).
    [invoice-missing] Give the number of the invoice or receipt, for example: 12345678.
    [photo-missing] Please send a photo. For transfers, invoices and receipts a PDF or picture file will do too.
    [note-missing] Please write a sentence on how the work was accepted, for example: handrail firm and finished.
    [reason-missing] Please write one sentence saying why.
    [voucher-used] This picture or invoice number was used already. Please check, and send the one of this payment.
    [amount-missing] Write the amount, for example: 1200 or 225.50.
    [amount-unwanted] No amount is needed here.
    [amount-not-positive] The amount must be above zero, for example: 225.50.
    [amount-too-large] The amount is too large. Please check it.
    [not-part] That is no part: write less than your share, for example 100. For all of it tap “We pay our share”, for more “Give extra”.
    [no-share] Your flat has nothing to pay. To give something, tap “Give extra” in private.
    [own-word] This flat has answered for itself; only its own people can change that.
    [over-due] That is more than your flat still has to pay. If it is 225 yuan, write 225. To give more, tap “Give extra” first.
    [consent-missing] The household has to agree first.
    [overdrawn] There is not enough money.
    [advance-first] Advances have to be repaid first.
    [over-owed] This is more than was advanced. Please check it.
    [over-paid] This is more than this flat paid. Please check it.
    [balance-left] There is money left. Give it back or use it first: a fund ends at zero.
    [advances-owed] An advance is not repaid yet. Repay it first.
    [entry-unknown] There is no such row in the books.
    [entry-reversed] This row has been reversed already.
    [reversal-final] A reversal cannot be reversed.
    [not-opposite] The reversal does not match the row.
    [wrong-side] Money in and out are mixed up.
    [key-used] This is recorded already.
    [out-of-order] It has just changed. Please read it again, then tap once more.
    [not-an-amount] I do not understand the amount. Write it like this: 1200 or 225.50.
    [ambiguous] Write one exact amount, for example: 1200.
    [not-positive] The amount must be above zero, for example: 225.50.
    [too-precise] An amount has at most two decimals, for example: 225.50.
    [too-large] The amount is too large. Please check it.
    [no-cost] There is no cost yet. Tap “More”, then “Cost”, and write for example: 3600.
    [unbound] This place has no group yet, so there is nowhere to publish. Please add me to its group first.
    [pledge-past] The time to pledge is over already. Please tap “Deadlines” and choose another.
    [pay-first] Paying has to end after pledging. Please tap “Deadlines” and change it.
    [no-flats] There is no list of flats here yet, so nothing can be shared. Please have staff import it.
    [no-target] There is nothing to share.
    [no-payer] This way nobody would pay anything. Please choose another way to share.
    [floor-unknown] Some flats have no floor. Please choose another way to share, or complete the list of flats.
    [area-unknown] Some flats have no area. Please choose another way to share, or complete the list of flats.
    [coefficients-missing] The factors by floor are missing. Please tap “Write factors by floor”.
    [flat-unknown] There is no such flat on the list. Write it as it stands there, for example: 302 300 yuan.
    [fixed-sum] The list does not add up to what is to be shared. Please check it and send it again.
    [not-whole-yuan] The amount is not in whole yuan. Please share to the fen, or change the cost.
    [title-missing] Please write what the money is for, for example: Handrail 3600 yuan.
    [title-too-long] That name is too long, please keep it within 60 characters.
    [list-empty] I see no list. Please write one flat a line, for example: 302 300 yuan.
    [list-too-long] That list is too long: at most 400 lines.
    [line-unreadable] I cannot read this line. Please write it like the example, one a line.
    [flat-unclear] There are several flats of this number. Please add the stairwell's name before it.
    [line-twice] This line is there twice, please keep one.
    [factor-too-large] That factor is too large: at most 20, for example 1.2.
    [sponsor-name] Please write who gives it, for example: Property firm 500 yuan.
    [sponsor-amount] Please write how much, for example: Property firm 500 yuan.
    [sponsors-many] There are too many sponsors: at most 20.
    [nothing] Please write a line, or send a picture of the payment code.
    [who] I cannot tell who that is. Please write their @username, or forward me a message of theirs.
    [no-draft] There is no draft of a fund in this chat. Start one first, for example: /fund Handrail 3600 yuan
    [custodian-stranger] I do not know this person yet. Please have them write to me and tap “Start”.
    [custodian-no-home] They are not registered here as owner, family or carer, so they cannot keep the money.
    [custodian-unreachable] They have no private chat with me, so I cannot ask them. Please have them write to me and tap “Start”.
    [custodians-many] There are too many custodians: at most 6.
    [aside-sent] I have sent it to you in private.
    [aside-closed] Please open a private chat with me, tap “Start”, then tap this button again.
    [when-past] That time is over. Please write a later one, for example: Friday 8pm.
    [when-impossible] There is no such time, or it is too far off. Please write it like: 3 December 18:00.
    [when-ambiguous] That can mean several times, please choose one.
    [when-unknown] I cannot read that time. Please write it like: 7 days, or Friday 8pm.
    [stranger] Only people who live here can pledge. Say where you live in our private chat first.
    [elsewhere] This fund is of another place, you are registered elsewhere.
    [unverified] Your flat has to be confirmed first, then come back.
    [tenant] The owner or the family answers, tenants do not pay. Tell your landlord.
   *[other] This did not work. Please try again.
}
