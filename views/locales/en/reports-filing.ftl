### Filing a report

# $place the building (or none), $again whether it is asked once more
report-tell = { $again ->
    [yes] Please say a little more: <b>what</b> is wrong, and <b>where</b>?
   *[no] What is wrong, and where?
} { $place ->
    [none] Words, a photo or a voice message will do.
   *[other] ({ $place }) Words, a photo or a voice message will do.
}
report-tell-here = e.g. Hallway light out, stairwell 3, floor 2

# $danger which danger
report-emergency = { $danger ->
    [fire] ‼️ <b>Fire or smoke: get out first, then call at once</b>
    [gas] ‼️ <b>Smell of gas: touch no switch, open windows, leave, then call from outside</b>
    [lift] ‼️ <b>Trapped in a lift: do not force the door, press the alarm, call at once</b>
    [self_harm] ‼️ <b>A life is at stake: call at once and please stay with them. Helpline 12356</b>
    [fainted] ‼️ <b>Somebody collapsed: call an ambulance at once, do not move them</b>
   *[crime] ‼️ <b>Get yourself safe first, then call the police</b>
}

# $who whose number, $phone the number
report-emergency-call = { $who ->
    [none] 📞 <b>{ $phone }</b>
   *[other] 📞 { $who } <b>{ $phone }</b>
}
report-emergency-kept = After the call: we treat this as an emergency too.

# $count how many look alike
report-alike = { $count ->
    [1] This seems to be reported already. Is it the same?
   *[other] This seems to be reported already. Is it one of these?
}
    What you said is safe; without a choice it is filed by itself in ten minutes.

# $number the number
report-alike-me-too = 🙋 +1 Me too { $number }
report-alike-own = Not the same, file it

# $parent the number joined
report-alike-same = You are counted in <b>{ $parent }</b>. You will hear when it is done.

# $number the number
report-alike-filed = Filed by itself: <b>{ $number }</b>.

# $number the number, $state where it stands, $text a few words
report-line = <b>{ $number }</b> · { $state }
    { $text }

report-stranger = Sorry, only people who live or work in this building can report here. Please tell us first which flat is yours.

# $phone the office's phone
report-stranger-office = { " " }If it is urgent, call the office: <b>{ $phone }</b>.
report-stranger-join = 🏠 Where I live
report-unbound = This group is not tied to a building yet, so nothing can be reported here. Please ask staff to send /bind and the building's name, for example /bind 6栋.

# $excess what is too much
report-limited = { $excess ->
    [same_again] You reported this twice today and we have both. To add something, press Add on the card.
    [too_fast] You sent three reports in ten minutes. Please wait a few minutes.
   *[too_many_today] You sent ten reports today. Please go on tomorrow.
}
# $kind what was sent
report-not-this = { $kind ->
    [contact] No contact is needed now: it is only for when I ask for your phone number. To report something, write, send a photo or speak.
   *[sticker] A sticker does not tell me what is wrong. To report something, write, send a photo or speak.
}
report-file-big = The file is over 20 MB and cannot be fetched; please do not delete your message. The report is kept.

# $number the number
report-behalf-ask = On whose behalf is <b>{ $number }</b>? Write a name and flat, for example: Mrs Wang, stairwell 3, 201.
report-behalf-here = Mrs Wang, 3-201
report-behalf-done = Noted: it is on somebody else's behalf.

# $place the building, $category what about, $count how many
report-pattern = 🔎 <b>Early sign</b>: { $place } has { $count } reports of “{ $category }” within seven days. Is it one and the same fault?

# $choice what was chosen
report-alike-chosen = { $choice ->
    [same] You are counted in, thank you.
    [own] Filed by itself.
    [settled] This was chosen already.
    [gone] That one has just ended; yours was filed by itself.
   *[not-yours] The person who reported chooses here.
}
