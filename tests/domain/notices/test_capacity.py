"""How many may sign up, taken from what is written, and a title that says it no longer."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notices.capacity import capacity_in, without_capacity
from domain.notices.writing import Written, read_notice

APART = {
    "测血压，20个名额": "测血压",
    "测血压 20个名额": "测血压",
    "测血压（限20人）": "测血压",
    "测血压(限２０人)": "测血压",
    "测血压限20人": "测血压",
    "测血压，仅限20人": "测血压",
    "测血压，共20个名额": "测血压",
    "测血压，名额：20人": "测血压",
    "限二十人 测血压": "测血压",
    "20个名额，测血压": "测血压",
    "测血压，20个名额，先到先得": "测血压，先到先得",
    "测血压（限20人）社区活动室": "测血压 社区活动室",
    "测血压（限20人，免费）": "测血压（免费）",
    "测血压（免费，限20人）": "测血压（免费）",
    "Blood pressure, 20 places": "Blood pressure",
    "Blood pressure (20 seats)": "Blood pressure",
    "Blood pressure - max 20": "Blood pressure",
}
WHOLE = (
    "前20名送鸡蛋",
    "测血压前20名免费",
    "20个名额可以报名",
    "20个名额",
    "测血压",
    "每户限2人，测血压",
    "限65岁以上",
    "测血压，0个名额",
    "测血压，9999个名额",
)


@pytest.mark.parametrize("title", APART)
def test_a_number_that_stands_apart_is_taken_out_of_the_title(title: str) -> None:
    assert capacity_in(title) == 20
    assert without_capacity(title) == APART[title]


@pytest.mark.parametrize("title", WHOLE)
def test_a_title_that_means_something_by_it_stays_whole(title: str) -> None:
    assert without_capacity(title) == title


@given(st.text("测血压限名额前每户共仅人个号位，。（）() 0123456789二十", max_size=30))
def test_nothing_but_the_number_and_its_signs_is_lost(title: str) -> None:
    kept = without_capacity(title)
    if kept != title:
        assert capacity_in(title) is not None
        assert any(sign.isalnum() for sign in kept)
        left = iter(title)
        assert all(sign in left for sign in kept.replace(" ", ""))
    if capacity_in(title) is None:
        assert kept == title


def test_a_notice_keeps_the_number_and_has_the_plain_title() -> None:
    now = datetime(2026, 11, 22, 4, tzinfo=UTC)
    text = "后天上午9点到11点 测血压，20个名额\n每段2人"
    found = read_notice(text, now=now, zone=ZoneInfo("Asia/Shanghai"))
    assert isinstance(found, Written)
    assert (found.title, found.capacity, found.body) == ("测血压", 20, "每段2人")
