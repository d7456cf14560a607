gone = This no longer exists.
anonymous = Anonymous administrators, please open a private chat with me: there I can see who is acting.
back = ‹ Back
open-private = Open private chat
update-parked =
    ⚠️ A message (number { $number }) failed several times. It was put aside, not lost.
    Reason: <code>{ $kind }</code>. Please pass both on to whoever looks after the bot.
message-uncertain = ⚠️ Nobody knows whether a notice (number { $number }) arrived. It was not sent twice; please send it again if needed.
