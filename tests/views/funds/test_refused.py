"""Every code that somebody may be told no with has its own sentence, in both languages."""

import re
from collections import Counter
from itertools import chain

import pytest

from domain.funds import EntryKind, MoneyRefusal, Refusal, ShareRefusal, WritingRefusal
from domain.funds.lists import ListRefusal
from domain.funds.shaping import Snag
from tests.world import CATALOGUE
from views.funds import mine, opening, refused, settling, spending
from views.funds.buttons_spending import Field
from views.funds.spending import Record
from views.texts import LANGUAGES

ENUMS = (Refusal, MoneyRefusal, ShareRefusal, WritingRefusal, ListRefusal, Snag)
# What two enumerations share, they mean alike; each code is tried once.
CODES = tuple(dict.fromkeys(code.value for code in chain.from_iterable(ENUMS)))
TOAST = 200
SAY, EN = CATALOGUE.say("zh-CN"), CATALOGUE.say("en")
FALLBACK = "no-such-code"
_EXAMPLE = re.compile("例如|这样写|for example|e\\.g\\.|like this")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_a_code_has_a_sentence_of_its_own(code: str, language: str) -> None:
    say = CATALOGUE.say(language)
    assert refused.said(say, code) != refused.said(say, FALLBACK)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_nobody_foresaw_is_still_answered_with_a_sentence(language: str) -> None:
    words = refused.said(CATALOGUE.say(language), FALLBACK)
    assert FALLBACK not in words
    assert words[-1] in "。."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_a_sentence_fits_a_toast_ends_and_never_shows_its_code(code: str, language: str) -> None:
    words = refused.said(CATALOGUE.say(language), code)
    assert len(words) <= TOAST
    # Some end in an example of what to write, which takes no full stop.
    assert words[-1] in "。." or _EXAMPLE.search(words)
    if "-" in code:
        assert code not in words


@pytest.mark.parametrize("code", CODES)
def test_chinese_sentences_are_chinese_and_english_ones_are_english(code: str) -> None:
    assert re.search(r"[一-鿿]", refused.said(SAY, code))
    bare = re.sub(r"“[^”]*”|e\.g\..*|for example.*", "", refused.said(EN, code))
    assert re.match(r"[A-Z]", bare)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_codes_that_mean_the_same_share_their_words(language: str) -> None:
    counted = Counter(refused.said(CATALOGUE.say(language), code) for code in CODES)
    twice = {words for words, count in counted.items() if count > 1}
    alike = {"amount-not-positive", "not-positive", "amount-too-large", "too-large"}
    shared = {code for code in CODES if refused.said(CATALOGUE.say(language), code) in twice}
    assert shared <= alike


@pytest.mark.parametrize(
    ("code", "help_"),
    [
        (Refusal.TOO_LATE, "有困难"),
        (Refusal.OWN_EXPENSE, "垫付"),
        (Refusal.NO_SHARE, "多出一点"),
        (Refusal.AMOUNT_MISSING, "225.50"),
        (Refusal.TOO_FEW_CUSTODIANS, "两位不同家"),
        (Refusal.SECOND_CUSTODIAN, "另一家的保管人"),
        (Refusal.PAYEE_MISSING, "老张五金店"),
        (Refusal.INVOICE_MISSING, "12345678"),
        (Snag.NO_COST, "3600元"),
        (Snag.UNBOUND, "加进群里"),
        (ShareRefusal.COEFFICIENTS_MISSING, "写楼层系数"),
        (ShareRefusal.FLAT_UNKNOWN, "3单元302"),
        (ListRefusal.EMPTY, "302 300元"),
        (MoneyRefusal.TOO_PRECISE, "最多到分"),
    ],
)
def test_a_no_says_what_would_be_right(code: str, help_: str) -> None:
    assert help_ in refused.said(SAY, code)


@pytest.mark.parametrize(
    "code", ["stranger", "unverified", "elsewhere", "tenant", "not-a-member", "no-household"]
)
def test_whoever_may_not_answer_reads_something_else_for_each_reason(code: str) -> None:
    others = {"stranger", "unverified", "elsewhere", "tenant", "not-a-member", "no-household"}
    words = {refused.said(SAY, other) for other in others - {code}}
    assert refused.said(SAY, code) not in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [Refusal.AMOUNT_MISSING, MoneyRefusal.AMBIGUOUS])
def test_the_same_sentence_stands_on_every_screen_that_tells_it(code: str, language: str) -> None:
    say = CATALOGUE.say(language)
    words = refused.said(say, code)
    assert words in mine.wrong(say, code).text
    assert words in opening.unnamed(say, code).text
    assert words in opening.question(say, "cost", code, "").text


@pytest.mark.parametrize(
    ("step", "code"),
    [("photo", "photo-missing"), ("note", "note-missing"), ("stop", "reason-missing")],
)
def test_at_the_end_each_question_is_asked_again_with_its_own_reason(step: str, code: str) -> None:
    again, first = (settling.end(SAY, step, again=value) for value in (True, False))
    assert again.text.splitlines()[0] == refused.said(SAY, code)
    assert refused.said(SAY, code) not in first.text
    assert again.text.endswith(first.text)


RECORD = Record(7, 7, "楼道扶手", 1, EntryKind.EXPENSE, "draft", 0)


@pytest.mark.parametrize("field", [Field.PAYEE, Field.AMOUNT, Field.INVOICE, Field.PHOTO])
def test_a_question_of_the_form_says_first_what_was_wrong(field: Field) -> None:
    fresh = spending.question(SAY, RECORD, field, "", 0)
    wrong = spending.question(SAY, RECORD, field, Refusal.VOUCHER_USED, 0)
    assert wrong.text == f"{refused.said(SAY, Refusal.VOUCHER_USED)}\n{fresh.text}"


def test_whoever_would_spend_too_much_reads_how_much_there_is() -> None:
    drawn = spending.question(SAY, RECORD, Field.AMOUNT, Refusal.OVERDRAWN, 123_456)
    assert "¥1,234.56" in drawn.text
    assert refused.said(SAY, Refusal.OVERDRAWN) not in drawn.text
