"""Drawing a fund: its panel, the private screens of one's own, what the groups are told."""

from dataclasses import replace

from actions.funds import collecting, filling, managing, own, pledging, promising, reminding
from actions.funds import standing as standings
from actions.funds.own import MINE
from actions.funds.posting import VIEW
from actions.funds.standing import Standing
from domain import funds as rules
from domain.funds import Fund, Party, PledgeKind, State
from handlers.doors import Doors, Scene
from handlers.funds.boards import board, fund_of, home, keepers, readable
from storage.database import Tx
from views.funds import mine, news, panel, tools
from views.funds.mine import Personal
from views.funds.tools import Desk
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen(VIEW, draw_panel)
    doors.screen(MINE, draw_mine)
    doors.screen(promising.CHOOSE, draw_flats)
    doors.screen(promising.ASK, draw_question)
    doors.screen(own.WRONG, draw_wrong)
    doors.screen(managing.VIEW, draw_tools)
    doors.screen(collecting.GAP, draw_gap)
    doors.screen(collecting.BEGUN, draw_begun)
    doors.screen(collecting.PAY, draw_pay)
    doors.screen(collecting.FAILED, draw_failed)
    doors.screen(collecting.FULL, draw_full)
    doors.screen(filling.GIFTS, draw_gifts)
    doors.screen(reminding.VIEW, draw_reminder)
    doors.screen(pledging.HARDSHIP, draw_hardship)


async def draw_panel(tx: Tx, scene: Scene) -> Screen | None:
    fund = await fund_of(tx, scene.subject_id)
    return panel.screen(scene.say, await board(tx, fund, scene)) if fund else None


async def draw_mine(tx: Tx, scene: Scene) -> Screen | None:
    fund = await fund_of(tx, scene.subject_id)
    # The person is the chat: forwarded or forged, it shows nobody else's.
    if fund is None or not scene.reader.private:
        return None
    found = await own.own(tx, scene.reader.chat_id, fund, now=scene.now)
    if not found.sees:
        return mine.outsider(scene.say)
    homes = tuple(home(row) for row in found.rows)
    manages = bool(found.parties & managing.MANAGERS)
    # Who only manages has no flat here, and needs no telling.
    why = found.refusal.value if found.refusal and not manages else ""
    personal = Personal(homes, why, manages)
    shown = await board(tx, fund, scene)
    return mine.screen(scene.say, shown, personal, big=scene.reader.big)


async def draw_flats(tx: Tx, scene: Scene) -> Screen | None:
    fund, rows = await _own_rows(tx, scene)
    if fund is None or not rows:
        return None
    what = str(scene.args["for"])
    homes = [home(row) for row in rows]
    return mine.flats(scene.say, fund, homes, what, big=scene.reader.big)


async def draw_question(tx: Tx, scene: Scene) -> Screen | None:
    fund, rows = await _own_rows(tx, scene)
    row = next((r for r in rows if r.flat.household_id == scene.args["flat"]), None)
    if fund is None or row is None:
        return None
    return mine.asking(scene.say, fund, home(row), PledgeKind(scene.args["kind"]))


async def draw_wrong(_: Tx, scene: Scene) -> Screen:
    return mine.wrong(scene.say, str(scene.args["why"]))


async def draw_tools(tx: Tx, scene: Scene) -> Screen | None:
    desk = await _desk(tx, scene)
    page = max(int(scene.args.get("page", 0)), 0)
    return tools.screen(scene.say, desk, page, big=scene.reader.big) if desk else None


async def draw_gap(tx: Tx, scene: Scene) -> Screen | None:
    """What is missing, to organisers; nothing once it is not."""
    desk = await _desk(tx, scene)
    if desk is None or Party.ORGANISER not in desk.parties or not desk.choices:
        return None
    return tools.gap(scene.say, desk)


async def draw_begun(tx: Tx, scene: Scene) -> Screen | None:
    fund = await fund_of(tx, scene.subject_id)
    return news.begun(scene.say, await board(tx, fund, scene)) if fund else None


async def draw_pay(tx: Tx, scene: Scene) -> Screen | None:
    fund, row = await _household(tx, scene)
    # Paid before this was sent, it would only worry.
    if fund is None or row is None or not row.due.left:
        return None
    return news.pay(scene.say, fund, home(row), await keepers(tx, fund))


async def draw_failed(tx: Tx, scene: Scene) -> Screen | None:
    fund = await readable(tx, scene)
    return news.failed(scene.say, await board(tx, fund, scene)) if fund else None


async def draw_full(tx: Tx, scene: Scene) -> Screen | None:
    fund = await fund_of(tx, scene.subject_id)
    return news.full(scene.say, await board(tx, fund, scene)) if fund else None


async def draw_gifts(tx: Tx, scene: Scene) -> Screen | None:
    fund = await fund_of(tx, scene.subject_id)
    if fund is None:
        return None
    rows = await standings.of(tx, fund)
    missing = rules.gap(await standings.facts(tx, fund, rows, now=scene.now))
    return news.gifts(scene.say, fund, missing) if missing else None


async def draw_reminder(tx: Tx, scene: Scene) -> Screen | None:
    fund, row = await _household(tx, scene)
    if fund is None or row is None:
        return None
    if fund.state in {State.PLEDGING, State.COLLECTING} and row.silent:
        return news.remind_pledge(scene.say, fund, home(row))
    # Whoever answered or paid since is not reminded.
    if fund.state is State.COLLECTING and row.due.left and row.claim is None:
        return news.remind_pay(scene.say, fund, home(row))
    return None


async def draw_hardship(tx: Tx, scene: Scene) -> Screen | None:
    """A household's hardship, to organisers alone."""
    desk = await _desk(tx, scene)
    row = desk and await standings.of_flat(tx, desk.fund, int(scene.args["flat"]))
    if desk is None or not row or Party.ORGANISER not in desk.parties:
        return None
    if row.answer is None or row.answer.kind is not PledgeKind.HARDSHIP:
        return None
    return tools.hardship(scene.say, desk.fund, row.flat.label, row.answer.reason or "")


async def _desk(tx: Tx, scene: Scene) -> Desk | None:
    fund = await fund_of(tx, scene.subject_id)
    if fund is None or not scene.reader.private:
        return None
    seen = await managing.overview(tx, scene.reader.chat_id, fund, now=scene.now)
    if seen is None:
        return None
    desk = Desk(fund, seen.parties, seen.actions, seen.gap, seen.choices, waiting=seen.waiting)
    payments = [(r.claim.id, r.flat.label, r.claim.amount) for r in seen.payments if r.claim]
    return replace(
        desk,
        silent=_doors(seen.silent),
        unpaid=_doors(seen.unpaid),
        hard=_doors(seen.hard),
        payments=tuple(payments),
    )


def _doors(rows: tuple[Standing, ...]) -> tuple[str, ...]:
    return tuple(row.flat.label for row in rows)


async def _own_rows(tx: Tx, scene: Scene) -> tuple[Fund | None, list[Standing]]:
    fund = await fund_of(tx, scene.subject_id)
    if fund is None or not scene.reader.private:
        return None, []
    return fund, await standings.mine(tx, scene.reader.chat_id, fund)


async def _household(tx: Tx, scene: Scene) -> tuple[Fund | None, Standing | None]:
    """The household a message is about, if it is still one of the reader's."""
    fund, rows = await _own_rows(tx, scene)
    found = [row for row in rows if row.flat.household_id == scene.args["flat"]]
    return fund, found[0] if found else None
