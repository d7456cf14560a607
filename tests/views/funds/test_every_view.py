"""Every view of a fund: both languages, hostile words, from no flat to four hundred."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType, ModuleType
from typing import TypeAlias

import pytest

from domain.funds import Action, EntryKind, Facts, State
from domain.funds.shaping import Until
from playground.markup import parse_html
from tests.views.funds.drawn import (
    CODES,
    DOOR,
    EVIL_FUND,
    FIELDS,
    KINDS,
    MUCH,
    NAME,
    REASON,
    backs,
    board,
    books,
    desk,
    doors,
    funds_of,
    home,
    homes,
    payment,
    personal,
    record,
    seen,
    spots,
)  # fmt: skip
from tests.views.funds.test_panel import NOW
from tests.world import CATALOGUE
from views.buttons import MAX_BYTES
from views.funds import (
    account,
    behalf,
    draft_pages,
    drafting,
    listing,
    mine,
    news,
    opening,
    panel,
    paying,
    reading,
    settling,
    spending,
    tools,
)  # fmt: skip
from views.funds.buttons_spending import Field, What
from views.funds.draft_pages import Candidate
from views.screen import Button, Screen
from views.texts import LANGUAGES, Texts

LONGEST, MOST_BUTTONS, FOUR, ACROSS = 4096, 100, 4, 8
SIZES = (0, 1, 24, 120, 121, 400)
Draw: TypeAlias = Callable[[Texts, int, bool], Screen | None]
F, S = EVIL_FUND, replace(EVIL_FUND, state=State.SETTLING)
FACTS = Facts(State.SPENDING, target=MUCH, paid=MUCH, balance=MUCH, owed=MUCH)
ROWS = [(n, EntryKind.EXPENSE, MUCH) for n in range(64)]
BALANCES = MappingProxyType(dict.fromkeys(range(400), MUCH))
# Those that are also drawn in large letters take them as their last.
VIEWS: Mapping[str, Draw] = MappingProxyType({
    "account.asking": lambda say, _, __: account.asking(say, F),
    "account.shown": lambda say, _, __: account.shown(say, F, NAME),
    "behalf.choice": lambda say, n, big: behalf.choice(say, F, homes(n), 1, big=big),
    "behalf.asking": lambda say, _, big: behalf.asking(say, F, home(), big=big),
    "behalf.how_much": lambda say, _, __: behalf.how_much(say, F, home()),
    "behalf.told": lambda say, n, _: behalf.told(say, F, DOOR, NAME, (1, KINDS[n % 5], MUCH), 7),
    "behalf.denied": lambda say, _, __: behalf.denied(say, F, DOOR),
    "draft_pages.rules": lambda say, n, big: draft_pages.rules(say, seen(n, big=big), 1),
    "draft_pages.sponsors": lambda say, n, big: draft_pages.sponsors(say, seen(n, big=big), 1),
    "draft_pages.until": lambda say, n, big: draft_pages.until(say, seen(n, big=big), 1),
    "draft_pages.unclear": lambda say, n, big: draft_pages.unclear(
        say, seen(n, big=big), Until.PAY, "when-ambiguous", [NOW, NOW + timedelta(1)]
    ),
    "draft_pages.custodians": lambda say, n, big: draft_pages.custodians(
        say, seen(n, big=big), 1
    ),
    "draft_pages.residents": lambda say, n, big: draft_pages.residents(
        say, seen(n, big=big), [Candidate(p, NAME, DOOR) for p in range(n)], 1
    ),
    "draft_pages.exempt": lambda say, n, big: draft_pages.exempt(say, seen(n, big=big), 1),
    "draft_pages.minimum": lambda say, n, big: draft_pages.minimum(say, seen(n, big=big), 1),
    "draft_pages.grain": lambda say, n, big: draft_pages.grain(say, seen(n, big=big)),
    "draft_pages.where": lambda say, n, big: draft_pages.where(
        say, seen(n, big=big), spots(n), 1
    ),
    "draft_pages.scope": lambda say, n, big: draft_pages.scope(
        say, seen(n, big=big), spots(n), spots(n), 1
    ),
    "drafting.home": lambda say, n, big: drafting.home(say, seen(n, big=big)),
    "drafting.more": lambda say, n, big: drafting.more(say, seen(n, big=big), 1),
    "drafting.published": lambda say, _, __: drafting.published(say, F),
    "drafting.gone": lambda say, _, __: drafting.gone(say),
    "listing.funds": lambda say, n, big: listing.funds(say, funds_of(n), BALANCES, 1, big=big),
    "listing.mine": lambda say, n, _: listing.mine(
        say, [(F, mine.home_lines(say, home()))] * min(n, 12)
    ),
    "mine.screen": lambda say, n, big: mine.screen(say, board(n), personal(n), big=big),
    "mine.outsider": lambda say, _, __: mine.outsider(say),
    "mine.flats": lambda say, n, _: mine.flats(say, F, homes(min(n, 12)), "pay", big=False),
    "mine.asking": lambda say, n, _: mine.asking(say, F, home(), KINDS[n % 5]),
    "mine.wrong": lambda say, n, _: mine.wrong(say, CODES[n % 5]),
    "mine.news": lambda say, _, __: mine.news(say, F, NAME.replace("<", "").replace("&", "")),
    "news.begun": lambda say, n, _: news.begun(say, board(n)),
    "news.full": lambda say, n, _: news.full(say, board(n)),
    "news.failed": lambda say, n, _: news.failed(say, board(n, State.FAILED)),
    "news.gifts": lambda say, _, __: news.gifts(say, F, MUCH),
    "news.pay": lambda say, _, __: news.pay(say, F, home(), (NAME,) * 6),
    "news.remind_pledge": lambda say, _, __: news.remind_pledge(say, F, home()),
    "news.remind_pay": lambda say, _, __: news.remind_pay(say, F, home()),
    "opening.question": lambda say, _, __: opening.question(
        say, "money", "fixed-sum", REASON, (7, NAME)
    ),
    "opening.turned_away": lambda say, _, __: opening.turned_away(
        say, "not-yours", NAME, [NAME] * 3
    ),
    "opening.custody": lambda say, _, __: opening.custody(say, F, NAME, "asked"),
    "opening.custody_answered": lambda say, _, __: opening.custody_answered(
        say, F, NAME, yes=True, draft=True
    ),
    "opening.left": lambda say, _, __: opening.left(say, F, DOOR),
    "opening.unnamed": lambda say, _, __: opening.unnamed(say, "custodian-no-home"),
    "opening.own_share": lambda say, _, __: opening.own_share(say, F, NAME, DOOR, MUCH, NOW),
    "opening.changed_share": lambda say, _, __: opening.changed_share(
        say, F, NAME, DOOR, 1, MUCH
    ),
    "opening.table": lambda say, n, _: opening.table(say, seen(n, big=False)),
    "panel.screen": lambda say, n, _: panel.screen(say, board(n)),
    "paying.asking": lambda say, _, __: paying.asking(say, F, home(), (NAME,) * 6),
    "paying.claimed": lambda say, _, __: paying.claimed(say, F, payment()),
    "paying.request": lambda say, n, _: paying.request(say, payment(), may=n > 0),
    "paying.voucher": lambda say, _, __: paying.voucher(say, payment()),
    "paying.why_not": lambda say, _, __: paying.why_not(say, payment()),
    "paying.decided": lambda say, n, _: paying.decided(
        say, F, payment("done" if n else "refused"), home()
    ),
    "reading.ledger": lambda say, n, big: reading.ledger(
        say, books(n), 1, manages=True, big=big
    ),
    "reading.proof": lambda say, _, __: reading.proof(say, F, books(1).lines[0]),
    "reading.document": lambda say, n, _: reading.document(
        say, F, What.XLSX, reading.workbook(say, books(n))
    ),
    "reading.statement": lambda say, n, _: reading.statement(say, books(n)),
    "reading.paper_note": lambda say, n, _: reading.paper_note(say, books(n), [NAME] * 6),
    "reading.digest": lambda say, n, _: reading.digest(say, books(n), 1, n),
    "reading.receipt": lambda say, _, __: reading.receipt(say, F, books(1).lines[0]),
    "settling.returns": lambda say, n, big: settling.returns(
        say, S, backs(n), may_keep=True, big=big
    ),
    "settling.surplus": lambda say, n, _: settling.surplus(
        say, S, (7, DOOR), MUCH, left=n > 0, stopped=False
    ),
    "settling.end": lambda say, n, _: settling.end(say, "note", again=n > 0),
    "settling.settling": lambda say, _, __: settling.settling(say, S, MUCH),
    "settling.stopped": lambda say, _, __: settling.stopped(say, F),
    "settling.called_off": lambda say, _, __: settling.called_off(say, F),
    "spending.desk": lambda say, n, big: spending.desk(
        say, F, FACTS, MUCH, tuple(Action), [record()] * n, 1, big=big
    ),
    "spending.sure": lambda say, _, __: spending.sure(say, F, Action.SETTLE),
    "spending.question": lambda say, _, __: spending.question(
        say, record(), Field.AMOUNT, "overdrawn", MUCH
    ),
    "spending.choice": lambda say, n, big: spending.choice(
        say, record(), Field.HOME, list(enumerate(doors(n))), 1, big=big
    ),
    "spending.check": lambda say, _, big: spending.check(say, record(), FIELDS, big=big),
    "spending.claim": lambda say, n, big: spending.claim(
        say, record(), mine=n > 0, may_confirm=True, nobody=n == 0, big=big
    ),
    "spending.decided": lambda say, n, _: spending.decided(
        say, record(state="done" if n else "refused")
    ),
    "spending.why_not": lambda say, _, __: spending.why_not(say),
    "spending.reversals": lambda say, n, big: spending.reversals(say, F, ROWS[:n], 1, big=big),
    "tools.screen": lambda say, n, big: tools.screen(say, desk(n), 1, big=big),
    "tools.gap": lambda say, n, _: tools.gap(say, desk(n)),
    "tools.cash": lambda say, n, _: tools.cash(say, F, homes(n), 1),
    "tools.cash_of": lambda say, _, __: tools.cash_of(say, F, home()),
    "tools.hardship": lambda say, _, __: tools.hardship(say, F, DOOR, REASON),
})  # fmt: skip
MODULES: tuple[ModuleType, ...] = (
    account, behalf, draft_pages, drafting, listing, mine, news, opening, panel, paying, reading,
    settling, spending, tools,
)  # fmt: skip


def buttons(screen: Screen) -> list[Button]:
    return [each for row in screen.rows for each in row if isinstance(each, Button)]


@pytest.mark.parametrize("name", VIEWS)
def test_it_fits_a_message_whatever_people_wrote_and_however_many_flats(name: str) -> None:
    for language in LANGUAGES:
        for size in SIZES:
            for big in (False, True):
                screen = VIEWS[name](CATALOGUE.say(language), size, big)
                if screen is not None:
                    _fits(screen, f"{name} {language} {size} {big}")


def _fits(screen: Screen, what: str) -> None:
    # Fails on markup that Telegram would refuse.
    text, _ = parse_html(screen.text)
    assert len(text.encode("utf-16-le")) // 2 <= LONGEST, what
    assert len(buttons(screen)) <= MOST_BUTTONS, what
    assert all(len(row) <= ACROSS for row in screen.rows), what
    assert all(len(button.data.pack().encode()) <= MAX_BYTES for button in buttons(screen)), what
    assert all(button.label.strip() for button in buttons(screen)), what


LARGE = [name for name, draw in VIEWS.items() if draw.__code__.co_varnames[2:3] == ("big",)]


@pytest.mark.parametrize("name", LARGE)
def test_in_large_letters_it_has_four_buttons_one_a_row(name: str) -> None:
    for size in SIZES:
        screen = VIEWS[name](CATALOGUE.say("zh-CN"), size, True)  # noqa: FBT003
        assert screen is not None
        assert len(screen.rows) <= FOUR, (name, size, [b.label for b in buttons(screen)])
        assert all(len(row) == 1 for row in screen.rows), name


def test_no_view_of_funds_is_left_out() -> None:
    public = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in MODULES
        for name, made in vars(module).items()
        if inspect.isfunction(made) and made.__module__ == module.__name__ and name[0] != "_"
        if "Screen" in str(inspect.signature(made).return_annotation)
    }
    assert public == set(VIEWS)
