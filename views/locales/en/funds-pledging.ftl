### Funds: panel, pledging, paying

# $title what for, $place where
fund-panel-head = 💰 <b>{ $title }</b> · { $place }
fund-panel-state =
    { $state ->
        [pledging] [Pledging] Collecting begins at { $minimum }; if it does not come together, nobody pays.
        [collecting] [Collecting] Pay the custodians directly; it counts once they confirm it.
        [spending] [Work under way] All the money is there; every expense is published.
        [settling] [Settling] What is left goes back.
        [closed] [Closed]
        [failed] [Did not come together] Nobody pays anything.
        [refunding] [Giving back] All that was paid goes back.
       *[cancelled] [Cancelled]
    }
# $bar a bar, $percent per cent
fund-panel-bar =
    { $of ->
        [pledged] { $bar } pledged { $percent }%
       *[paid] { $bar } paid { $percent }%
    }
fund-panel-sums = Target <b>{ MONEY($target) }</b> · pledged { MONEY($pledged) } · paid <b>{ MONEY($paid) }</b>
fund-panel-held = Spent { MONEY($spent) } · balance { MONEY($balance) }
fund-panel-until =
    { $state ->
        [pledging] Pledge until <b>{ WHEN($at) }</b> (days left: { $days })
       *[collecting] Pay until <b>{ WHEN($at) }</b> (days left: { $days })
    }
fund-panel-sponsor =
    { $kind ->
        [work] Sponsor: { $name }, work worth { MONEY($amount) }
       *[money] Sponsor: { $name } { MONEY($amount) }
    }
fund-panel-sponsors-more = and { $count } more sponsors
fund-panel-rule = Shares: { $rule }, { $flats } flats
fund-panel-paid =
    { $listed ->
        [yes] Paid flats ({ $count }): { $doors }
       *[no] Paid flats: { $count }
    }
fund-panel-keepers = Custodians: { $names }
fund-panel-account = How to pay (written by the custodians): { $note }
fund-panel-code = The payment code is in private: tap “I have paid” and I send the custodians’ code.

fund-button-pledge =
    { $kind ->
        [full] ✋ We pay our share
        [part] A part
        [refuse] We do not pay
        [hardship] It is too hard
       *[gift] ➕ Give extra
    }
fund-button-paid = ✅ I have paid
fund-button-mine = 🏠 My home
fund-button-tools = ⚙ Manage
fund-button-open = 💰 See this fund
fund-button-pay-all = I paid { MONEY($amount) }
fund-button-hardship-sure = Yes, tell the captain
fund-button-confirm = ✅ Confirm payment
fund-button-deny = Not received
fund-button-voucher = 🧾 See the picture
fund-button-request = 🔔 { $flat }: { MONEY($amount) }
fund-button-cash = 💵 Enter cash
fund-button-reshare = Share anew
fund-button-gap =
    { $choice ->
        [stop] Stop, give back what was paid
        [reshare] Share anew
       *[gifts] Ask for gifts
    }

# $kind the answer, $doors the flats
fund-pledged =
    { $kind ->
        [full] Noted: { $doors } pledges { MONEY($amount) }. You can change it until collecting begins.
        [part] Noted: { $doors } pledges { MONEY($amount) }. You can change it until collecting begins.
        [refuse] Noted: { $doors } does not pay this time. You can change it any time.
        [hardship] Noted: it is too hard for { $doors }. Only the captain can see it.
       *[gift] Noted: { $doors } gives { MONEY($amount) } extra. Thank you!
    }
fund-pledged-same =
    { $kind ->
        [full] { $doors } has pledged { MONEY($amount) } already, nothing changed.
        [refuse] It is noted already that { $doors } does not pay, nothing changed.
       *[hardship] It is noted already for { $doors }, nothing changed.
    }
fund-go-private = I have sent it to our private chat.
fund-start-private = Open our private chat first, tap “Start”, then tap here again.

fund-wrong = ⚠️ { $why }

fund-mine-head = <b>My home</b>
fund-mine-share = { $flat }: share <b>{ MONEY($amount) }</b>
# $amount what they give: a flat without a share (a voluntary fund, or exempt)
fund-mine-free =
    { $amount ->
        [0] { $flat }: no set share, give as you like
       *[other] { $flat }: you give <b>{ MONEY($amount) }</b>
    }
fund-mine-said =
    { $kind ->
        [full] – You pay all of it, { MONEY($amount) }
        [part] – You pay a part, { MONEY($amount) }
        [refuse] – You do not pay this time
       *[hardship] – It is too hard (only the captain can see it)
    }
fund-mine-silent = – You have not answered yet
fund-mine-lapsed = – ⚠️ Please confirm again: your share has risen, and what you pledged no longer counts.
fund-mine-gift = – And you give { MONEY($amount) } extra
fund-mine-paid = – Paid { MONEY($paid) }{ $left ->
    [0] {""}
   *[other] , still to pay { MONEY($left) }
}
fund-mine-waiting = – { MONEY($amount) } waits for a custodian
fund-mine-more = – You have { $count } more flats; tap a button to choose one.
fund-mine-cannot = ℹ️ { $reason }
fund-outsider = Only people who live there can see this fund. Tap below and say where you live.
fund-flats = You have more than one flat. Which one is it?
fund-amount-ask =
    { $kind ->
        [part] { $flat } has a share of { MONEY($share) } in “{ $title }”. How much do you pay? Write a number, for example: 100
        [free] How much does { $flat } want to give to “{ $title }”? Write a number, for example: 100
       *[gift] How much does { $flat } give to “{ $title }” extra? Write a number, for example: 100 (your share of { MONEY($share) } is apart)
    }
fund-hardship-ask =
    If “{ $title }” is too hard to pay for { $flat }, you can tell the captain alone; no neighbour will see it.
    If you agree, tap below; or write one sentence why, which only the captain will see too.

fund-pay-ask = { $flat } still has to pay <b>{ MONEY($left) }</b>. Hand it to the custodians ({ $names }), then tap below; if you paid another sum write it, for example: 100. You can also send a picture of the transfer.
fund-claimed =
    { $picture ->
        [yes] Noted: { $flat } paid <b>{ MONEY($amount) }</b>, with a picture. I tell you when a custodian confirms it.
       *[no] Noted: { $flat } paid <b>{ MONEY($amount) }</b>. I tell you when a custodian confirms it. If you have a picture of the transfer, send it now; it is fine without.
    }
fund-claimed-toast = Noted: { MONEY($amount) }. It waits for a custodian.
fund-payment =
    { $how ->
        [cash] 💵 “{ $title }”: { $by } entered <b>{ MONEY($amount) }</b> in cash for <b>{ $flat }</b>. Do you have it?
       *[own] 💰 “{ $title }”: <b>{ $flat }</b> ({ $by }) says <b>{ MONEY($amount) }</b> was paid. Did it come?
    }
fund-payment-state =
    { $state ->
        [open] Confirm only once you see the money.
        [done] ✅ Payment confirmed.
        [refused] ✗ Not received: { $reason }
       *[dropped] No longer to be confirmed.
    }
fund-voucher = “{ $title }”: the picture of { MONEY($amount) } from { $flat }
fund-no-voucher = There is no picture of this payment.
fund-deny-ask = You have not received the { MONEY($amount) } of { $flat }? Write one sentence to that home.
fund-deny-hint = e.g. I have not seen this transfer
fund-confirmed-toast = Confirmed and written down; the household has been told.
fund-not-seen =
    “{ $title }”: a custodian has not seen the { MONEY($amount) } of { $flat }.
    They wrote: { $reason }
    Please check; if you paid, tap “I have paid” again and add a picture.
fund-paid = ✅ “{ $title }”: the <b>{ MONEY($amount) }</b> of { $flat } is confirmed.
fund-paid-left = This flat has paid { MONEY($paid) }, still to pay { MONEY($left) }.

fund-collecting = 🎉 Enough is pledged for “{ $title }” ({ MONEY($pledged) }): collecting begins.
fund-collecting-how = Pay the custodians until <b>{ WHEN($at) }</b>, then tap “I have paid”.
fund-pay-now = 💰 Collecting for “{ $title }” has begun. { $flat } has to pay <b>{ MONEY($left) }</b>: hand it to the custodians ({ $names }) until <b>{ WHEN($at) }</b>, then tap “I have paid”.
fund-failed = “{ $title }” did not come together in time: { MONEY($pledged) } pledged of { MONEY($target) }. It is over, and nobody pays anything.
fund-full = ✅ All the money for “{ $title }” is there: { MONEY($paid) }. Work can begin.
fund-gifts-wanted = “{ $title }” still lacks <b>{ MONEY($amount) }</b>. Whoever likes to give more: tap “Give extra” in private; nobody else’s share rises.
fund-reminder-pledge = ⏰ “{ $title }”: { $flat } has not answered yet, your share is <b>{ MONEY($amount) }</b>. Please tap until <b>{ WHEN($at) }</b>.
fund-reminder-pay = ⏰ “{ $title }”: { $flat } still has to pay <b>{ MONEY($amount) }</b>. Hand it to the custodians until <b>{ WHEN($at) }</b>, then tap “I have paid”.

fund-tools = ⚙ <b>{ $title }</b> · manage
# $kind which doors, for captain and staff only
fund-tools-doors =
    { $kind ->
        [silent] Not answered ({ $count }): { $doors }
        [unpaid] Not fully paid ({ $count }): { $doors }
       *[hard] Too hard ({ $count }): { $doors }
    }
fund-tools-waiting = Waiting for a custodian: { $count }
fund-tools-refused = This is for the captain, staff, the committee or the custodians.
fund-gap = ⚠️ The time to pay for “{ $title }” is over and <b>{ MONEY($amount) }</b> is missing ({ $count } flats not fully paid). It is never spread silently; what to do is yours to choose:
fund-gap-chosen = All right.
fund-cash = Whose cash? These flats still have to pay:
fund-cash-none = No flat has anything left to pay.
fund-cash-ask = How much cash did { $flat } hand over? Still to pay: { MONEY($left) }. Write a number, for example: 225.50. A custodian confirms it afterwards.
# $told whether a reason was written; for the captain only
fund-hardship-told =
    { $told ->
        [yes]
            🤝 “{ $title }”: it is too hard for { $flat }, who agreed to tell you. Please keep it to yourself.
            Why: { $reason }
       *[no]
            🤝 “{ $title }”: it is too hard for { $flat }, who agreed to tell you. Please keep it to yourself.
            No reason was written.
    }
fund-account-ask = 🔑 Where should money for “{ $title }” be paid? Write a sentence, or send a picture of your own payment code (with a sentence, if you like). It takes the place of what is there, and everybody is shown it as it is.
fund-account-shown = 🔑 { $by } changed where “{ $title }” is paid. Everybody now sees what is below. If it is wrong, replace it at once and tell your neighbours.
