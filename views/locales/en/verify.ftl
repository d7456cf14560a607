### Checking an exported record: python -m bot verify FILE

# $kind, $subject which one, $rows how many, $result as recounted, $head of the chain
verify-right =
    ✅ { $kind ->
        [ballot] This is the record of a vote: { $subject }
       *[fund] This is the ledger of a fund: { $subject }
    }
    { $rows ->
        [one] { $rows } row; not one byte was changed, and each row fits the one before.
       *[other] { $rows } rows; not one byte was changed, and each row fits the one before.
    }
    { $result }
    Chain head: { $head }
    Compare it with the head posted in the group: only the same head is the same record. A head posted earlier is the "hash" of an earlier line.

# $line, $why it is wrong
verify-altered = ❌ { $why ->
    [too_big] The file is over 20 MB; Linli exports none so big.
    [unreadable] Line { $line } is wrong: it cannot be read, and Linli did not write it so.
    [altered] Line { $line } is wrong: it was changed, or what stands before it was removed, added or moved.
    [cut_off] Line { $line } is wrong: the file breaks off here, and the rest is missing.
   *[after_end] Line { $line } is wrong: the record has ended, and something was added after it.
}

# $line, $why it is wrong
verify-miscounted = ❌ Line { $line } is wrong: { $why }

# $kind of record
verify-unknown = ❌ Line 1 is wrong: Linli keeps no record of the kind “{ $kind }”, only votes and funds.

# $file, $reason as the system gives it
verify-unreadable = ❌ { $file } cannot be opened: { $reason }

# $state of the vote
verify-ballot = { $state ->
    [cancelled] This vote was cancelled.
    [void] This vote was declared void.
    [withheld] This secret vote was so small that its numbers were not published, so that nobody can guess who voted what. The result cannot be counted again.
    [uncounted] This record holds no votes that could be counted again.
    [running] This vote is still open; these are the votes so far.
   *[closed] Every vote was counted again, and the result is the one published.
}

verify-verdict = Result: { $verdict }

verify-heads = Yes { $yes } · no { $no } · abstained { $abstain } · took part { $participated } · in all { $roll }

# areas, in 0.01 m²
verify-areas = By area: yes { AREA($yes) } · no { AREA($no) } · abstained { AREA($abstain) } · took part { AREA($participated) } · in all { AREA($roll) }

# $option, $votes, $mark whether it won
verify-option = { $option }: { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
}{ $mark ->
    [seated] {" "}(won)
    [tied] {" "}(equal votes, to be voted on again)
   *[none] {""}
}

# amounts, in fen
verify-fund =
    Every entry was added up again, and the balance of every row is right.
    From households { MONEY($paid) } · from sponsors { MONEY($sponsors) } · spent { MONEY($spent) } · given back { MONEY($refunded) }
    Balance { MONEY($balance) } · still owed to neighbours who advanced money { MONEY($owed) }

# $why it is wrong
verify-ballot-why = { $why ->
    [unreadable] something is missing from this row, or is not written as it should be.
    [not_opened] the vote had not been opened yet.
    [opened_twice] the same vote was opened twice.
    [definition] the question, options or rule do not match their fingerprint.
    [roll] the roll does not match its fingerprint, or names somebody twice.
    [not_on_roll] whoever voted here is not on the roll.
    [bad_choice] there is no such choice.
    [late] this vote came after the deadline.
    [after_closing] the votes had been counted already.
    [after_end] the vote was over already.
    [extension] this extension is against the rules.
    [closed_early] closing early was against the rules.
    [secret_cast] a secret vote shows who voted what.
    [heard_twice] the same voter is counted twice.
    [urn] there are not as many votes in the box as people who voted.
    [result] the result written here is not what the votes come to.
    [not_closed] this can only come after the vote has closed.
   *[unanswered] the result was made final before every objection was answered.
}

# $why it is wrong
verify-fund-why = { $why ->
    [not-opened] the fund had not been opened yet.
    [opened-twice] the same fund was opened twice.
    [bad-shape] something is missing from this row, or is not written as it should be.
    [target] the amount to collect must be above zero and no more than the cost.
    [shares] the shares do not add up to the amount to collect.
    [version] the version of the table of shares is wrong.
    [pledge] the pledge does not fit this household's share.
    [sponsor] a sponsor's amount must be above zero.
    [entry] this entry cannot be made so.
    [balance] the balance written here is not what the entries come to.
    [state] this cannot happen at this stage.
    [surplus] the money left over was not divided rightly.
   *[closing] the account is not settled, or its final numbers are not what the entries come to.
}
