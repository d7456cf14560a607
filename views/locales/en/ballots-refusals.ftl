### Ballots: why not

ballot-refusal =
    { $reason ->
        [not_yours] Only the person concerned can do this.
        [not_a_member] Only residents vote here. Open our private chat and say where you live.
        [elsewhere] This vote is for another building; you are registered elsewhere.
        [not_on_roll] Your flat is not on this roll, which was fixed at the start. Please ask the captain.
        [not_verified] It must first be checked where you live; please come back then.
        [verified_too_late] When it ended it was not yet checked where you live. Please register earlier next time.
        [tenant] Owners or their family vote here, tenants do not. You can tell the captain what you think.
        [owners_only] Only owners vote here; please ask the owner to vote.
        [captain_only] Only the captain or staff can do this.
        [staff_only] Only community staff can do this.
        [not_open_yet] It has not begun yet; please come back then.
        [closed] It is closed.
        [still_open] It is still open; please come back once it is closed.
        [window_over] The time for objections is over.
        [window_open] Objections can still be made; it becomes final after that.
        [unanswered] Some objections have no answer yet; it becomes final once they have.
        [frozen] It has begun and cannot be changed. Cancel it and start anew instead.
        [unknown_option] There is no such option; please press a button of the newest message.
        [too_many_picked] Too many are picked; free some, then cast.
        [picked_twice] One was picked twice; please pick again.
        [nothing_picked] Nothing is picked yet; pick first, then cast.
        [secret_no_change] You have voted. A secret vote cannot be changed or withdrawn.
        [nothing_to_withdraw] You have no vote here to withdraw.
        [wrong_kind] This cannot be done with this kind of vote.
        [secret_only_taps] This vote is secret: press “Vote in private” and vote yourself.
        [paper_over_tap] This flat has voted by phone, and that counts; no paper can be entered.
        [paper_twice] A paper is entered for this flat already. Take that one back first.
        [same_witness] Whoever entered it cannot check it; please ask somebody else.
        [nothing_to_confirm] There is no paper to check.
        [nothing_to_dispute] There is no vote to dispute.
        [proxy_not_written] A proxy must be in writing; please photograph it first.
        [proxy_too_many] One person can vote for three others at most; please find somebody else.
        [proxy_chain] A proxy cannot be passed on; please find somebody else.
        [proxy_staff] Property staff cannot vote for residents; please find somebody else.
        [proxy_self] One votes for one's own flat without a proxy.
        [too_short] That is too short; please choose a later end.
        [too_long] That is too long; please choose an earlier end.
        [in_the_past] That time has passed; please choose a later one.
        [already_extended] It has been extended once and cannot be again.
        [not_later] The new end must be later than the old one.
        [no_question] There is no question yet. Write one, such as: Shall we put up a handrail?
        [question_too_long] The question is too long; 300 characters at most, please.
        [too_few_options] There must be two options or more, one a line.
        [too_many_options] There can be 20 options at most; please leave some out.
        [option_too_long] One option is too long; 80 characters each at most, please.
        [option_twice] Two options are the same; please change one.
        [deadline_twice] There are two closing times; please keep one.
        [options_fixed] This kind has only for, against and abstain; it takes no options.
        [too_many_seats] There are more seats than options; lower the seats or add options.
        [rule_fixed] The rule of this kind is fixed and cannot be changed.
        [bad_fraction] That share cannot be used; please choose one of the buttons.
        [secret_weight] A secret vote cannot be counted by area, as that would show who voted how.
        [empty_roll] Nobody is on the roll, so it cannot begin. Please register residents first.
        [needs_reason] Please write a sentence saying why.
        [needs_text] Please write a sentence.
        [text_too_long] That is too long; please write less.
       *[wrong_state] Things have moved on; please look at the newest message.
    }
