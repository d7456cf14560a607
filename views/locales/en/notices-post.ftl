notice-post-title =
    { $urgent ->
        [yes] ❗ Urgent · <b>{ $title }</b>
       *[no] 📢 <b>{ $title }</b>
    }
notice-post-cancelled = <b>Cancelled</b>. Reason: { $reason }
notice-post-over = <b>Over</b>
notice-post-moved = <b>New time</b>, was { $was }
notice-post-when = When: { $when }
notice-post-rule = { $rule }
notice-post-venue = Where: { $venue }
notice-post-body = { $body }
notice-post-signed =
    { $taken ->
        [one] Signed up: { $taken } person
       *[other] Signed up: { $taken } people
    }
notice-post-seats = Signed up: { $taken }/{ $capacity }, { $free } free
notice-post-full = All { $capacity } places are taken, { $waiting } waiting. You can still join the waiting list and move up when somebody leaves
notice-post-heard = Seen: { $heard }/{ $households } households
notice-post-join = Sign up
notice-post-seen = Got it
notice-post-more = Details
notice-post-calendar = Add to calendar
notice-post-quiet = No more private notices
