fund-in-private = I sent it to you in private.
fund-open-private = Open a private chat with me first, press Start, then tap this button again.
fund-done = Done.
fund-sent-on = Handed on. It waits to be confirmed.
fund-not-held = The bot only keeps the books; it never touches any money.
fund-kind = { $kind ->
    [payment] Payment
    [gift] Gift
    [sponsor] Sponsor
    [advance] Advance
    [expense] Expense
    [repayment] Repayment
    [refund] Refund
    [purse] Left to the stairwell
    [reversal] Reversal
   *[other] Entry
}
fund-act = { $act ->
    [fail] Call it off
    [spend] Start spending
    [expense] 📝 Record expense
    [advance] Record advance
    [receive] Sponsor has paid
    [reverse] Reverse
    [repay] Repay advance
    [refund] Refunds
    [settle] Work done, settle
    [close] Accept and close
    [stop] Stop the fund
    [cancel] All given back, end
   *[other] { $act }
}
fund-desk = 🧾 <b>{ $title }</b>
    Balance { MONEY($balance) }, paid { MONEY($paid) }, spent { MONEY($spent) }.{ $owed ->
        [0] {""}
       *[other] {" "}Advances owed { MONEY($owed) }.
    }
fund-desk-waiting = Waiting to be confirmed: { $count }. Tap below to see.
fund-desk-claim = 🔔 { $kind } { MONEY($amount) }
fund-sure = { $act ->
    [fail] Then nobody pays anything and no pledge counts any more. Are you sure?
    [settle] After settling no expense can be recorded; what is left goes back by what each flat paid. Are you sure?
    [cancel] After the end the books cannot change. Are you sure?
   *[other] Are you sure?
}
fund-sure-yes = Yes, I am sure
fund-form = { $kind ->
    [expense] Record expense
    [advance] Record advance
    [sponsor] Sponsor has paid
    [reversal] Reverse
   *[other] Record
} · { $field ->
    [payee] Who was paid?
    [amount] How much?
    [invoice] What is the number of the invoice or receipt?
    [file_id] Send a photo of the invoice or receipt; an e-invoice as PDF will do too.
    [note] Why is it to be reversed?
    [household_id] Which flat advanced the money?
   *[sponsor_id] Which sponsor?
}
fund-form-over = Only { MONEY($left) } can be used. Write no more than that; if a flat paid the bill itself, use “Record advance”.
fund-form-hint = { $field ->
    [payee] e.g. Zhang's Hardware
    [amount] e.g. 1200 or 225.50
    [invoice] e.g. 12345678
    [file_id] send a photo or PDF
    [note] e.g. wrong amount
   *[other] tap a button
}
fund-form-none = There is nothing to choose now.
fund-check = <b>Please check</b>
fund-claim = 🧾 <b>{ $title }</b> · { $kind } no. { $number }
fund-claim-amount = Amount: { MONEY($amount) }
fund-claim-payee = Paid to: { $payee }
fund-claim-invoice = Invoice: { $invoice }
fund-claim-home = Flat: { $home }
fund-claim-sponsor = Sponsor: { $name }
fund-claim-worked = Sponsor: { $name } (work worth { MONEY($amount) }, not money in the books)
fund-claim-note = Reason: { $note }
fund-claim-of = To be reversed: no. { $seq } { $kind } { MONEY($amount) }
fund-claim-by = Recorded by: { $name }
fund-claim-state = { $state ->
    [draft] Not handed on yet.
    [open] Waiting to be confirmed; only then it enters the books.
    [done] ✅ Confirmed and in the books.
    [refused] ❌ Turned down: { $reason }
    [dropped] Taken back.
   *[other] Reversed since.
}
fund-claim-nobody = Nobody else can confirm this now. Ask the captain to name another custodian, of another flat.
fund-submit = { $kind ->
    [sponsor] It has arrived
   *[other] Hand to another custodian
}
fund-drop = Throw away
fund-fix = { $field ->
    [payee] Change payee
    [amount] Change amount
    [invoice] Change number
    [file_id] Change photo
    [note] Change reason
    [household_id] Change flat
   *[sponsor_id] Change sponsor
}
fund-approve = { $kind ->
    [repayment] Received
    [refund] Received
    [purse] Leave it to the stairwell
   *[other] Approve
}
fund-decline = { $kind ->
    [repayment] Not received
    [refund] Not received
   *[other] Turn down
}
fund-withdraw = Take this back
fund-decline-ask = Why do you turn it down? Write a sentence; who recorded it will read it.
fund-decline-hint = e.g. the invoice cannot be read
fund-declined = Turned down. Who recorded it will read why.
fund-gone = This record is gone. Start again from “Manage”.
fund-decided = { $state ->
    [done] ✅ “{ $title }”: { $kind } { MONEY($amount) } is confirmed and in the books.
   *[other] ❌ “{ $title }”: { $kind } { MONEY($amount) } was turned down: { $reason }
}
fund-reversals = Which row is to be reversed? A reversal is a new, opposite row; the old one stays.
fund-reversals-none = There is no row to be reversed.
fund-entry-button = No. { $seq } { $kind } { MONEY($amount) }
fund-returns = <b>{ $title }</b> · money to give back
fund-returns-none = There is nothing to give back now.
fund-returns-line = { $name }: { $kind } { MONEY($amount) }{ $open ->
    [0] {""}
   *[other] {" "}(waits to be confirmed)
}
fund-returns-sponsors = Sponsors
fund-return = { $kind ->
    [purse] To the purse:
    [repayment] Repaid:
   *[other] Given back:
} { $name } { MONEY($amount) }
fund-surplus = { $stopped ->
    [0] 💰 “{ $title }” is done and there is money left.
   *[other] 💰 “{ $title }” was stopped; what was paid goes back.
}
    { $home } gets back <b>{ MONEY($amount) }</b>, from the custodians.
fund-surplus-left = You chose to leave it to the stairwell's purse. Thank you!
fund-surplus-leave = Leave it to the stairwell
fund-surplus-take = Give it back after all
fund-more = More ›
