### Ballots: lists

ballot-list-title = 🗳 <b>Votes</b>
# $section which part
ballot-list-section = { $section ->
    [running] <b>Open now</b>
   *[past] <b>Before</b>
}
# $number number, $place place, $question question, $state how far, $choice mine, $voted whether
ballot-list-line = { $number } · { $place } · { $question } ({ $state }){ $voted ->
    [1] { " " }· mine: { $choice }
   *[other] { "" }
}
ballot-list-until = until { WHEN($at) }
ballot-list-none = There are no votes yet.
ballot-list-mine = <b>My votes</b>
ballot-list-button = 🗳 { $number } { $question }
ballot-list-first = « Newest
ballot-list-next = Earlier ›
