### Why not, and what would help

# $reason, $state: the present state, $holder: who took it, $lacking: how many are missing
report-refused = { $reason ->
    [not_a_member] You do not belong to this building yet. Join your home first: write to me in private.
    [not_yours] This step is for those in charge. You can tap “Add” and say what you know.
    [captain_only] Please ask the building captain to do this.
    [staff_only] Please ask the community office to do this.
    [staff_only_now] It was moved several times. Now the community office decides.
    [ruling_final] It was given back twice, so the office's decision stands. Please do it or talk to the office.
    [own_work] You did this yourself, so the person who reported it confirms and rates it.
    [own_report] You reported this, so you are counted already.
    [wrong_state] It is now “{ $state }”, so this cannot be done. The card was updated.
    [already_accepted] { $holder ->
        [none] Somebody has taken it already.
       *[other] { $holder } has taken it already.
    }
    [already_done] That is done already.
    [too_late] It is too late to change this. If needed, please report it again.
    [too_early] It is too early for this. Please come back later.
    [appeal_used] You have disagreed once. For more, please contact the office.
    [undo_expired] More than ten minutes have passed. Please ask the captain or the office.
    [has_supporters] Neighbours have the same problem, so it passes on to them.
    [no_supporters] Nobody else follows it. You can simply withdraw it.
    [more_supporters] Noted. When { $lacking } more neighbours say so, it will be worked on again.
    [has_children] Other reports were merged into this one, so it stays where it is.
    [stays_private] This is about the captain or the office, so it stays private. To show it, first choose “neither” there.
    [merge_cycle] A report cannot be merged into itself or in a circle.
    [merge_chain] That one was merged already. Please choose the one it went to.
    [parent_ended] That one has ended. Please choose one that is still open.
    [other_place] That one is in another building. The community office can merge those.
    [same_unit] They have it already. Please choose another.
    [date_not_future] That time has passed. Please choose a later one.
    [date_too_far] That is too far away. Please choose an earlier one.
    [needs_reason] Please write a reason.
    [needs_text] Please write a few words or send a photo.
    [needs_question] Please write one clear question.
    [needs_answer] Please write a line: how it was solved, or your answer.
    [needs_photo] This kind needs a photo of the finished work.
    [needs_date] Please choose a time.
    [needs_unit] Please choose who should do it.
    [needs_parent] Please choose the other report.
    [needs_code] Please choose a reason.
    [needs_rating] Please choose how satisfied you are.
   *[needs_choice] Please choose on the card.
}

# $phone
report-office = {" "}If it cannot wait, call { $phone }.
