### Consultations: one line each, shared, answered one by one

ballot-consult-none = Nobody has said anything yet.
ballot-consult-more = { $count } opinions; tap “All opinions” for every one.
ballot-consult-how = Reply to this message with one line, or tap “Give an opinion”. If somebody is right, open theirs and tap “I agree”.
# $n number, $text words, $who who, $supports how many agree, $same how many stand under it
ballot-consult-line = <b>{ $n }.</b> { $text } ({ $who }){ $supports ->
    [0] { "" }
   *[other] { " " }👍 { $supports }
}{ $same ->
    [0] { "" }
   *[other] { " " }· { $same } more say the same
}
ballot-consult-answer = → Answer: { $text }
# $days days waited
ballot-consult-waits = { $days ->
    [0] → waiting for an answer
   *[other] → day { $days } without an answer
}
ballot-consult-about = About “{ $question }”
ballot-consult-under = · { $text }
ballot-consult-grouping = Which one says the same as “{ $text }”? They are then answered together.
ballot-consult-summary = 📋 <b>{ $number }: what people think</b> · { $place }
ballot-consult-counts = Opinions: { $count }, answered: { $answered }.
ballot-consult-answered = 💬 What you said about “{ $question }” has been answered:
ballot-consult-label = { $n }. { $text }

ballot-button-say = 💬 Give an opinion
ballot-button-say-unnamed = 🙈 Without my flat
ballot-button-opinions = 📃 All opinions
ballot-button-support = 👍 I agree
ballot-button-reply = 💬 Answer
ballot-button-group = 🗂 Same as…
ballot-button-hide = Hide
ballot-button-carry = 🗳 Make it a vote (opinions as options)
ballot-button-carry-plain = 🗳 Make it a vote (for or against)

ballot-consult-supported = Noted. { $count } agree.
ballot-consult-own = You said this yourself.
ballot-consult-grouped = Done.
ballot-consult-hidden = It is no longer shown.
