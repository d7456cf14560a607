### What is asked while a notice is prepared

notice-draft-start =
    What would you like to announce? Write when and what, for example
    <code>every month on the 7th at 9:00 free clinic</code>
    <code>2 December 3pm talk on fraud</code>
    Anything more goes into the lines below. Or begin with one of these:

# $template which one
notice-draft-template = { $template ->
    [clinic] Clinic
    [lecture] Lecture
    [fire] Fire check
    [outage] Water or power off
    [wind] Strong wind
    [law] Legal talk
    [repair] Repair day
    [vaccine] Vaccine
   *[senior] Senior card
}

# $template which one
notice-draft-template-title = { $template ->
    [clinic] Free clinic
    [lecture] Health lecture
    [fire] Fire-safety check
    [outage] Water and power off
    [wind] Strong wind: please clear your balconies
    [law] Legal lecture
    [repair] Appliance repair day
    [vaccine] Vaccination
   *[senior] From 65 you can apply for the senior card
}

# $template which one
notice-draft-template-body = { $template ->
    [clinic] Blood pressure, blood sugar, and a doctor to ask. Please bring the medicine you take and your records.
    [lecture] All neighbours are welcome. Bring a cup and your reading glasses.
    [fire] We come to look at gas, wires and stairs. Please have somebody at home, and clear the stairs first.
    [outage] Please store water and charge your phone in time. We will tell you when it is back.
    [wind] Please bring in flower pots and hangers, shut doors and windows, and do not park under trees.
    [law] A lawyer explains everyday law and answers your questions.
    [repair] Small appliances are repaired on the spot: small repairs are free, parts at cost.
    [vaccine] Please bring your identity card and vaccination record. With a fever or a cold, come when you are well.
   *[senior] Buses and parks are free with it. Bring your identity card and one photo to the community office. If that is hard for you, we can come to your home.
}

# $what what is asked
notice-draft-ask = { $what ->
    [title] What is the title? One line, at most 100 characters.
    [body] What is the text? At most 3,500 characters.
    [when]
        When is it? For example
        <code>tomorrow 8:30am</code>
        <code>2 December 3pm to 4pm</code>
        <code>every month on the 7th at 9:00</code>
        <code>every Tuesday and Thursday 14:00</code>
    [post] When should it go out? For example <code>tomorrow 8am</code>
    [venue] Where is it? Write it (for example <code>community hall</code>), or send a location.
    [media] Please send me the photos, videos or files; several at once are fine.
    [voice] Please hold the microphone, read the notice aloud and send it to me.
    [capacity] How many places? Write a number from 1 to 2,000.
    [slot] How many minutes is a slot? Write a number from 5 to 240.
    [urgent] Why is it urgent? Please write one sentence; it is kept. Urgent notices go out at night too, and beyond two a day.
   *[born] For people of what age and over? Write the age (for example <code>65</code>) or the year of birth (for example <code>1961</code>).
}

# $what what is asked
notice-draft-ask-here = { $what ->
    [title] The title
    [body] The text
    [when] e.g. 2 December 3pm
    [post] e.g. tomorrow 8am
    [venue] e.g. community hall
    [media] Photo or file
    [voice] Voice message
    [capacity] e.g. 20
    [slot] e.g. 15
    [urgent] e.g. no water tonight
   *[born] e.g. 65
}

# $count how many times it may be
notice-draft-choose = { $count ->
    [1] Do you mean this time? Press it if you do, or write the time again.
   *[other] Which one do you mean? Please press it. If none is right, write the time again.
}

notice-draft-no-time = No time, just to know

notice-draft-mention = <a href="tg://user?id={ $person }">{ $name }</a>, please reply to this message:

notice-draft-unbound = This group is not tied to a building or an estate yet, so nothing can be announced. An admin can send /bind here.

notice-draft-not-yours = Captains and community staff publish notices. If neighbours should know something, please tell the community.

# $place where, $names the captains
notice-draft-not-yours-named = Notices of { $place } are published by its captain { $names } and by community staff. Please tell them.

# $why why
notice-draft-refused = { $why ->
    [not-yours] You cannot publish for one of these places: captains can for their own building, staff for the whole community.
    [wrong-state] This notice is published and cannot be changed this way.
    [already] Somebody published it already; it was not sent twice.
    [stale] The draft has just changed. Please look at it again, then press.
    [no-title] There is no title yet. Please write one line with words in it.
    [title-long] The title is too long: at most 100 characters, the rest belongs in the text.
    [body-long] The text is too long: at most 3,500 characters. You can send two notices.
    [venue-long] The venue is too long: at most 100 characters.
    [point] I could not read that location. Please send it again.
    [no-time] This notice has no start to be sent before. Set the time first.
    [past] That time is over. Please choose one that is still to come.
    [nobody] No group and nobody would get it. Choose another place, or tie the group first (send /bind there).
    [too-many] Too many places, at most 100. Please choose a larger one.
    [too-big] This file is over 20 MB and cannot be sent. Please make it smaller, or send it as a photo (not as a file).
    [media] At most 10 can be attached, and there are 10. To change them, press “Remove all” first.
    [no-medium] I found no photo, file or voice message. Please send one; words alone are not enough.
    [capacity] Please write the places as a number from 1 to 2,000, for example 20.
    [slot] Please write the minutes as a number from 5 to 240, for example 15.
    [slots] It cannot be cut into such slots: it needs a start and an end (for example 9:00 to 11:00), and at most 48 slots.
    [closes] Sign-up closes at most 7 days before.
    [guests] At most 5 of the family.
    [reminder] A reminder is between 10 minutes and 14 days before the start.
    [reminders] At most 4 reminders. Please remove one first.
    [born] I could not read that age. Write the age (for example 65) or the year of birth (for example 1961).
    [no-reason] Please write why it is urgent, for example “no water tonight”.
    [reason-long] The reason is too long: at most 200 characters.
    [number] Please write a number, for example 20.
    [nothing] I see no words. Please type them and send them to me.
    [post-rule] It goes out at one time, for example tomorrow 8am. To send each one, choose how long before.
    [post-late] It must go out before it starts.
    [when-past] That time is over.
    [when-impossible] There is no such time: not 30 February, not 25:00, and no end before the start.
    [when-ambiguous] That time can mean several things.
    [when-unknown] I could not read that time.
    [aside-closed] I cannot write to you yet. Please open a private chat with me and press “Start”.
   *[other] That cannot be done now.
}
