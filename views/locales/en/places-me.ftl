language = Please choose your language:
language-group = Please choose the language of this group:
language-name =
    { $language ->
        [en] English
       *[zh-CN] 中文
    }
big-on = 🔠 Big buttons are on: one in a row, four at most. You can tap the words below. Send /big again to turn them off.
big-off = Big buttons are off. Send /big again to turn them on.
privacy-title = 🔒 <b>Your data</b>
privacy-kept =
    Name: { $name }
    Language: { $language }
    Phone: { $phone }
    Reports made: { $reports }; “me too”: { $supports }
privacy-home =
    { $state ->
        [active] 🏠 { $home } ({ $relation })
       *[claimed] ⏳ { $home } ({ $relation }, waiting)
    }
privacy-who-sees =
    <b>Who sees it</b>
    Your flat, name and masked phone: only your building's captain and staff, and every look is written down.
    Public reports: the people of your building. Private reports: only those who deal with them.
    A message as the bot received it is deleted once it is dealt with; one that failed is kept for the operator to look at.
privacy-looks = <b>Who looked lately</b>
privacy-no-looks = Nobody has looked at your data.
privacy-look =
    { WHEN($at) } { $name } { $what ->
        [members] looked at the list of residents
       *[other] looked at your data
    }
privacy-export = 📄 Export
privacy-erase = 🗑 Delete
privacy-move-out = I moved out: { $home }
move-out-sure = Is it sure that you no longer live in <b>{ $home }</b>? Your past votes and reports stay.
move-out-yes = Yes, I moved out
erase-sure =
    <b>Delete your data?</b>
    Your name, phone, flat and roles will be gone and cannot be brought back.
    Your reports, votes, opinions and payments stay, but nobody can tell whose they were.
    If you want a copy, press “Back” and then “Export” first.
erase-yes = Yes, delete
erased = Your data is deleted. If you come back, send /start : you will be a new neighbour.
export = This is everything that is kept about you here.
