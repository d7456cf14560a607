fund-ledger = 📒 <b>{ $title }</b> · the books
fund-ledger-sums = Flats paid { MONEY($paid) }, sponsors { MONEY($sponsors) }, spent { MONEY($spent) }, given back { MONEY($back) }, balance <b>{ MONEY($balance) }</b>.
fund-ledger-none = Nothing is in the books yet.
fund-ledger-line = { $seq }. { DAY($at) } { $kind } { $side ->
    [in] +
    [out] −
   *[both] ±
}{ MONEY($amount) }{ $who ->
    [none] {""}
   *[other] {" "}· { $who }
}, balance { MONEY($balance) }
fund-ledger-reverses = {" "}(reverses no. { $seq }: { $why })
fund-ledger-worked = Work by { $name }, worth { MONEY($amount) }{ $done ->
    [0] , not done yet
   *[other] , done
}
fund-ledger-newer = ‹ Newer
fund-ledger-older = Older ›
fund-ledger-button = 📒 See the books
fund-desk-button = Manage
fund-panel-button = See the fund
fund-proof-button = 🧾 Invoice of no. { $seq }
fund-proof = “{ $title }” no. { $seq }: { $kind } { MONEY($amount) }
fund-file-button = { $what ->
    [xlsx] Table XLSX
    [csv] Table CSV
    [audit] Export for checking
   *[paper] Statement PDF
}
fund-file = “{ $title }”: { $what ->
    [xlsx] the books as a table.
    [csv] the books as a table.
    [audit] a file to check: the verify command recounts it all; flats are only code names.
   *[paper] the statement.
}
fund-file-name = fund-{ $number }-{ $what ->
    [audit] audit
    [paper] statement
   *[other] books
}
fund-sheet = Books
fund-column = { $name ->
    [seq] No.
    [at] Time
    [kind] Kind
    [who] Who
    [invoice] Invoice
    [in] In (yuan)
    [out] Out (yuan)
    [balance] Balance (yuan)
    [reverses] Reverses no.
   *[text] Remark
}
fund-digest = 📒 “{ $title }”, today in the books:
fund-digest-more = And { $count } more, see the books.
fund-digest-end = Balance { MONEY($balance) }. The bot only keeps the books; it never touches any money.
fund-settling = 🏁 “{ $title }” is settled: the balance of { MONEY($balance) } goes back by what each flat paid. Each was told its part in private.
fund-called-off = ⏹ “{ $title }” does not take place: { $reason }
    Nobody pays anything; what was pledged no longer counts.
fund-stopped = ⏹ “{ $title }” was stopped: { $reason }
    The custodians give back what was paid.
fund-statement = { $state ->
    [closed] ✅ <b>{ $title }</b> · the books are closed at zero.
   *[other] ⏹ <b>{ $title }</b> · cancelled at zero.
}
fund-statement-paid = Flats paid: { MONEY($amount) }
fund-statement-sponsors = Sponsors: { MONEY($amount) }
fund-statement-worked = Work by { $name }, worth { MONEY($amount) }
fund-statement-spent = Spent: { MONEY($amount) }
fund-statement-back = Given back to flats and sponsors: { MONEY($amount) }
fund-statement-purse = Left to the stairwell's purse: { MONEY($amount) }
fund-statement-note = Accepted: { $note }
fund-statement-reason = Reason: { $reason }
fund-statement-balance = Balance: { MONEY($amount) }
fund-statement-title = { $place } { $title } statement
fund-statement-number = Fund no. { $number }, closed { DAY($at) }
fund-statement-sign = Custodian
fund-paper = The statement of “{ $title }”, to print and put up.
fund-receipt = 🧾 <b>Receipt</b> · { $title }
    { $home } { $kind } <b>{ MONEY($amount) }</b>, confirmed { WHEN($at) }, no. { $seq } in the books.
fund-end = { $step ->
    [note] Accept and close · Write a sentence on how the work was accepted.
    [photo] Accept and close · Send a photo of the finished work.
   *[stop] Stop the fund · Why? Everybody will read it.
}
fund-end-hint = { $step ->
    [note] e.g. handrail firm and finished
    [photo] send a photo
   *[stop] e.g. the maintenance fund pays
}
fund-list = 💰 <b>Funds</b>
fund-list-none = There are no funds here yet.
fund-list-line = { $state } | { $place }: { $title }, balance { MONEY($balance) }
fund-list-button = { $title }
fund-state = { $state ->
    [pledging] Pledging
    [collecting] Collecting
    [spending] Under way
    [settling] Settling
    [closed] Closed
    [failed] Not enough
    [refunding] Giving back
    [cancelled] Cancelled
   *[other] Draft
}
fund-mine-line = “{ $title }” ({ $state }):
