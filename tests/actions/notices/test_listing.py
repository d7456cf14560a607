"""Which notices a list shows to whom, in what order, and how it pages."""

from datetime import UTC, datetime, timedelta

import pytest

from actions.notices import concern, listing
from actions.notices.listing import FIRST, Page
from domain.notices import Audience, Fate, Phase, Seat, Signup, State
from domain.places import Grant, PlaceKind, Role
from playground.estate import IDS
from storage.database import Database, Tx
from storage.notices import deliveries, lists, receipts, register
from storage.places import chats, grants, tree
from tests.actions.notices.listed import NOW, becomes, listed, signed, state
from tests.estate import Estate, furnish

NEIGHBOURS = (IDS.wang, IDS.li_ming, IDS.captain, IDS.staff, IDS.owner, IDS.anna, IDS.worker)


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOW)


def titles(page: Page) -> list[str]:
    return [entry.notice.title for entry in page.entries]


async def coming(tx: Tx, reader_id: int, *, now: datetime = NOW) -> list[str]:
    return titles(await listing.coming(tx, reader_id, FIRST, big=False, now=now))


async def test_a_neighbour_sees_what_comes_to_their_building_and_to_all_around_it(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> list[list[str]]:
        await listed(tx, estate.building, "本楼", "明天9点")
        await listed(tx, estate.community, "社区", "后天9点")
        await listed(tx, estate.other_building, "别的楼", "明天10点")
        return [await coming(tx, who) for who in (IDS.wang, IDS.worker, IDS.building_7)]

    mine, nobodys, group = await database.run(step)
    assert mine == ["本楼", "社区"]
    assert nobodys == [], "who lives nowhere here has nothing coming"
    assert group == ["别的楼", "社区"]


async def test_a_stairwell_is_told_to_those_who_live_in_it(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> list[list[str]]:
        for left in (IDS.wang, IDS.zhao):
            await chats.left(tx, IDS.building_6, left, now=NOW)
        where = {"zone": "Asia/Shanghai", "language": "zh-CN"}
        third = await tree.add(tx, estate.building, PlaceKind.STAIRWELL, "3单元", **where)
        await listed(tx, third.id, "三单元停水", "明天9点")
        return [await coming(tx, who) for who in (IDS.wang, IDS.zhao)]

    assert await database.run(step) == [["三单元停水"], []]


async def test_staff_see_everything_inside_their_place_and_owners_everything(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> list[list[str]]:
        await listed(tx, estate.building, "六栋", "明天9点")
        await listed(tx, estate.other_building, "七栋", "明天10点")
        return [await coming(tx, who) for who in (IDS.staff, IDS.owner, IDS.captain)]

    assert await database.run(step) == [["六栋", "七栋"], ["六栋", "七栋"], ["六栋"]]


async def test_a_role_that_ended_shows_nothing_any_more(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> list[list[str]]:
        await listed(tx, estate.other_building, "七栋", "明天10点")
        given = Grant(IDS.worker, Role.CAPTAIN, estate.other_building, None, IDS.owner, NOW)
        await grants.add(tx, given)
        before = await coming(tx, IDS.worker)
        for grant_id, held in await grants.at(tx, estate.other_building, now=NOW):
            assert held.person_id == IDS.worker
            await grants.end(tx, grant_id, now=NOW)
        return [before, await coming(tx, IDS.worker)]

    assert await database.run(step) == [["七栋"], []]


@pytest.mark.parametrize(
    "audience", [Audience(born_until=1961), Audience(unheard=True)], ids=["elders", "unheard"]
)
async def test_what_goes_to_some_people_only_is_shown_to_them_and_to_who_runs_it(
    database: Database, estate: Estate, audience: Audience
) -> None:
    async def step(tx: Tx) -> list[list[str]]:
        first = await listed(tx, estate.building, "体检", "后天9点", audience=audience)
        where = (IDS.li_ming, None, Fate.SENT)
        await deliveries.add(tx, first.id, *where, now=NOW)
        readers = (IDS.wang, IDS.li_ming, IDS.captain, IDS.building_6)
        return [await coming(tx, who) for who in readers]

    assert await database.run(step) == [[], ["体检"], ["体检"], []]


async def test_what_is_listed_can_be_opened_and_what_is_not_cannot(
    database: Database, estate: Estate
) -> None:
    """The list and the page of an occurrence must not disagree on whom it concerns."""

    async def step(tx: Tx) -> list[tuple[int, str, bool, bool]]:
        made = [
            await listed(tx, estate.building, "六栋", "明天9点"),
            await listed(tx, estate.other_building, "七栋", "明天9点"),
            await listed(tx, estate.community, "社区", "明天9点"),
            await listed(
                tx, estate.community, "老人", "明天9点", audience=Audience(born_until=1961)
            ),
        ]
        found = []
        for who in NEIGHBOURS:
            shown = await coming(tx, who)
            for one in made:
                notice = await register.get(tx, one.notice_id)
                may = await concern.concerns(tx, who, notice, one, now=NOW)
                found.append((who, notice.title, notice.title in shown, may))
        return found

    for who, title, shown, may in await database.run(step):
        assert shown is may, (who, title)


async def test_a_post_that_waits_for_a_chosen_moment_is_not_known_before_it(
    database: Database, estate: Estate
) -> None:
    at = NOW + timedelta(hours=3)

    async def step(tx: Tx) -> list[list[str]]:
        await listed(tx, estate.building, "惊喜", "明天20点", post_at=at)
        seen = [await coming(tx, who) for who in (IDS.wang, IDS.building_6, IDS.captain)]
        return [*seen, await coming(tx, IDS.wang, now=at)]

    assert await database.run(step) == [[], [], ["惊喜"], ["惊喜"]]


async def test_thirty_days_are_looked_ahead(database: Database, estate: Estate) -> None:
    async def step(tx: Tx) -> list[str]:
        # Noon it is; on 22 December at noon thirty days are full.
        await listed(tx, estate.building, "差一分", "12月22日 11:59")
        await listed(tx, estate.building, "正好", "12月22日 12:00")
        return await coming(tx, IDS.wang)

    assert await database.run(step) == ["差一分"]


async def test_what_goes_on_is_still_shown_and_what_is_over_is_not(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> list[list[str]]:
        await listed(tx, estate.building, "讲座", "今天14:00-16:00")
        await listed(tx, estate.building, "义诊", "今天14:00")
        moments = [
            datetime(2026, 11, 22, *clock, tzinfo=UTC) for clock in ((6, 0), (6, 1), (8, 0))
        ]
        return [await coming(tx, IDS.wang, now=at) for at in moments]

    at_start, within, at_end = await database.run(step)
    assert sorted(at_start) == ["义诊", "讲座"]
    assert within == ["讲座"]
    assert at_end == []


@pytest.mark.parametrize("life", [State.PAUSED, State.ENDED, State.CANCELLED])
async def test_what_does_not_run_is_not_coming(
    database: Database, estate: Estate, life: State
) -> None:
    async def step(tx: Tx) -> list[str]:
        one = await listed(tx, estate.building, "义诊", "明天9点")
        await state(tx, one.notice_id, life)
        return await coming(tx, IDS.wang)

    assert await database.run(step) == []


async def test_one_that_was_called_off_is_not_coming_but_stays_among_ones_own(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> tuple[list[str], Page]:
        one = await listed(tx, estate.building, "义诊", "明天9点", signup=Signup(20))
        await signed(tx, one, IDS.wang)
        await becomes(tx, one, state=Phase.CANCELLED)
        mine = await listing.mine(tx, IDS.wang, FIRST, big=False, now=NOW)
        return await coming(tx, IDS.wang), mine

    shown, mine = await database.run(step)
    assert shown == []
    assert [entry.occurrence.state for entry in mine.entries if entry.occurrence] == [
        Phase.CANCELLED
    ]


async def test_what_only_holds_now_stands_on_top_of_the_first_page(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> tuple[list[str], list[str]]:
        await listed(tx, estate.building, "义诊", "明天9点")
        await listed(tx, estate.building, "大风")
        later = await lists.coming(
            tx, lists.Span(IDS.wang, NOW, NOW + listing.AHEAD), FIRST, 9, now=NOW
        )
        return await coming(tx, IDS.wang), [one.notice.title for one in later]

    page, starting = await database.run(step)
    assert page == ["大风", "义诊"]
    assert starting == ["义诊"]


@pytest.mark.parametrize("seat", [*Seat, None])
async def test_an_entry_tells_where_one_stands(
    database: Database, estate: Estate, seat: Seat | None
) -> None:
    async def step(tx: Tx) -> listing.Standing:
        one = await listed(tx, estate.building, "义诊", "明天9点", signup=Signup(20))
        if seat:
            await signed(tx, one, IDS.wang, seat)
        return (await listing.coming(tx, IDS.wang, FIRST, big=False, now=NOW)).entries[0].standing

    found = await database.run(step)
    assert found.seat == (None if seat is Seat.GONE else seat)
    assert (found.open, found.full) == (True, False)


async def test_full_and_closed_are_told_apart(database: Database, estate: Estate) -> None:
    async def step(tx: Tx) -> list[listing.Standing]:
        full = await listed(tx, estate.building, "满", "明天9点", signup=Signup(1))
        await signed(tx, full, IDS.li_ming)
        # Sign-up ends a day before: at noon today it is over for one and open for the other.
        await listed(tx, estate.building, "截止", "明天12:00", signup=Signup(1, closes=24 * 60))
        await listed(tx, estate.building, "没截止", "明天12:01", signup=Signup(1, closes=24 * 60))
        page = await listing.coming(tx, IDS.wang, FIRST, big=False, now=NOW)
        return [entry.standing for entry in page.entries]

    full, closed, open_ = await database.run(step)
    assert (full.open, full.full) == (True, True)
    assert (closed.open, closed.full) == (False, False)
    assert (open_.open, open_.full) == (True, False)


async def test_a_receipt_is_told_to_who_gave_it(database: Database, estate: Estate) -> None:
    async def step(tx: Tx) -> list[bool]:
        one = await listed(tx, estate.building, "停水", "明天9点", receipt=True)
        await receipts.press(tx, one.id, IDS.wang, now=NOW)
        pages = [
            await listing.coming(tx, who, FIRST, big=False, now=NOW)
            for who in (IDS.wang, IDS.li_ming)
        ]
        return [page.entries[0].standing.seen for page in pages]

    assert await database.run(step) == [True, False]
