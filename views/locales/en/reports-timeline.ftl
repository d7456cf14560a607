### Timeline

# $number
report-timeline = 🕓 Timeline of <b>{ $number }</b>

# $at
report-timeline-line = <b>{ WHEN($at) }</b>

# $action, $who, $about: a time, a unit, a number or what it became
report-event = { $action ->
    [submit] { $who } reported it
    [dispatch] { $who } sent it to { $about }
    [accept] { $who } took it
    [start] { $who } began
    [schedule] { $who } set a date: { $about }
    [ask] { $who } asked
    [answer] { $who } answered
    [resolve] { $who } said it was done
    [give_back] { $who } gave it back
    [confirm] { $who } confirmed it was solved
    [reopen] { $who } said it was not solved; work goes on
    [rate] { $who } rated it: { $about }
    [reassign] { $who } moved it to { $about }
    [merge] { $who } merged it into { $about }
    [hold] { $who } put it on hold
    [resume] { $who } took it up again
    [reject] { $who } declined it
    [appeal] { $who } disagreed; it is looked at again
    [support] { $who } has it too
    [add] { $who } added
    [prioritise] { $who } changed it to { $about }
    [categorise] { $who } changed the kind to { $about }
    [set_visibility] { $who } changed who sees it: { $about }
    [concern] { $who } said whom it is about: { $about }
    [cancel] { $who } withdrew it
    [pass_on] { $who } withdrew; a neighbour follows it now
    [flag] Somebody flagged it
    [hide] { $who } hid it
    [show] { $who } showed it again
    [undo] { $who } undid the last step
    [expire_question] No answer for five days; work goes on
    [auto_close] Seven days without a word; closed by itself
    [review] The hold was over; work goes on
    [unrouted] Nobody was given it; the office was told
    [respond_overdue] Nobody took it in time; the captain was told
    [resolve_overdue] Not done in time; the office was told
    [double] Twice its time; the secretary was told
    [triple] Three times its time; named in the weekly column
   *[other] { $who } changed it
}

report-earlier = ‹ Earlier
report-later = Later ›
