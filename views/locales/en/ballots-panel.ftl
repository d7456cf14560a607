### Ballots: the panel

# $number its number, $kind what kind, $place where
ballot-panel-head = 🗳 <b>{ $number }</b> · { $kind } · { $place }
ballot-panel-question = <b>{ $question }</b>
ballot-panel-state = [{ $state }]
ballot-panel-verdict = Result: <b>{ $verdict }</b>
ballot-panel-rule = Rule: { $rule }
ballot-panel-roll = Who votes: { $size }
ballot-panel-closes = Closes: <b>{ WHEN($at) }</b>
ballot-panel-closes-later = Closes: <b>{ WHEN($at) }</b> (extended once)
ballot-panel-closed = Closed { WHEN($at) }
# $done have taken part, $all there are
ballot-panel-turnout = Taken part: <b>{ $done }</b> of { $all }
ballot-panel-quorum-lacking = { $missing } more and { $share } have taken part
ballot-panel-quorum-met = Enough: { $share } have taken part
ballot-panel-votes = For <b>{ $yes }</b> · Against <b>{ $no }</b> · Abstain <b>{ $abstain }</b>
ballot-panel-yes-lacking = To pass: { $missing } more must be for it
ballot-panel-yes-met = As things are, enough are for it
ballot-panel-area = { $area } m²
# $n which one, $option its words, $count votes
ballot-panel-option = { $n }. { $option }
ballot-panel-option-votes = { $n }. { $option }: <b>{ $count }</b>
ballot-panel-hidden = How people voted is shown after closing
ballot-panel-secret = Secret: nobody sees who voted how. Press “Vote in private”
ballot-panel-excluded = Not agreed: { $conflict } · To be checked: { $other } (not counted yet)
ballot-panel-pending = { $count ->
    [one] { $count } vote counts once it is checked who lives where
   *[other] { $count } votes count once it is checked who lives where
}
ballot-panel-grid = <pre>{ $grid }</pre>
ballot-panel-legend = ✓ for　✗ against　○ abstain　! not agreed or to be checked　· not yet
ballot-panel-floor = F{ $floor }
ballot-panel-names = { $choice } ({ $count }): { $names }
ballot-panel-chain = Check code <code>{ $head }</code>
ballot-button-option = { $n }. { $option }
ballot-button-mine = 🧾 My vote
ballot-button-tools = ⚙ Manage
ballot-button-private = 🔒 Vote in private
