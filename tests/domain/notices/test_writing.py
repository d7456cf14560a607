"""What is typed after /notice: when, what, and the text below it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.notices import Fault, Template, Written, capacity_in, read_notice
from domain.when import Said, Unclear, Why

ZONE = ZoneInfo("Asia/Shanghai")
# A Friday morning.
NOW = datetime(2026, 11, 20, 1, tzinfo=UTC)
SEVENTH = datetime(2026, 12, 7, 1, tzinfo=UTC)


def read(text: str) -> Written:
    found = read_notice(text, now=NOW, zone=ZONE)
    assert isinstance(found, Written)
    return found


def refused(text: str) -> Fault:
    found = read_notice(text, now=NOW, zone=ZONE)
    assert isinstance(found, Fault)
    return found


def why(written: Written) -> Why:
    assert isinstance(written.said, Unclear)
    return written.said.why


def once(written: Written) -> datetime | None:
    assert isinstance(written.said, Said)
    return written.said.once


def test_the_first_line_says_when_and_what_and_the_others_are_the_text() -> None:
    written = read("12月7日 09:00 人人坞免费义诊\n请带身份证\n\n空腹前来")
    assert once(written) == SEVENTH
    assert (written.title, written.body) == ("人人坞免费义诊", "请带身份证\n\n空腹前来")
    assert written.line == "12月7日 09:00 人人坞免费义诊"


def test_a_rule_is_read_with_its_title() -> None:
    written = read("每月7日 09:00 人人坞免费义诊")
    assert isinstance(written.said, Said)
    assert written.said.rule is not None
    assert written.said.rule.pattern.days == (7,)
    assert written.title == "人人坞免费义诊"


def test_english_is_read_too() -> None:
    written = read("7 December 9am flu lecture\nBring your card")
    assert once(written) == SEVENTH
    assert (written.title, written.body) == ("flu lecture", "Bring your card")


def test_a_text_without_any_time_is_told_at_once() -> None:
    written = read("大风蓝色预警，请清理阳台\n3号楼尤其注意")
    assert written.said is None
    assert (written.title, written.body) == ("大风蓝色预警，请清理阳台", "3号楼尤其注意")


@pytest.mark.parametrize("word", ["立即", "立即发", "立刻:", "马上，", "现在", "now", "Now:"])
def test_a_word_for_now_is_no_part_of_the_title(word: str) -> None:
    written = read(f"{word} 明天大风，收好阳台")
    assert written.said is None
    assert written.title == "明天大风，收好阳台"


def test_now_in_the_middle_of_a_word_stays() -> None:
    assert read("现在停水").title == "现在停水"


def test_what_is_sent_now_takes_no_time_from_below() -> None:
    written = read("立即 大风来了\n时间：12月7日 9:00")
    assert written.said is None
    assert written.body == "时间：12月7日 9:00"


def test_nothing_typed_is_nothing_said() -> None:
    assert read(" \n\t\n") == Written(None, "")


def test_a_time_alone_leaves_the_title_to_be_asked_for() -> None:
    written = read("12月7日 09:00")
    assert once(written) == SEVENTH
    assert (written.title, written.body) == ("", "")


def test_a_title_on_the_second_line_is_taken_where_the_first_has_none() -> None:
    written = read("12月7日 09:00\n人人坞免费义诊\n请带身份证")
    assert (written.title, written.body) == ("人人坞免费义诊", "请带身份证")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2月30日 9:00 义诊", Why.IMPOSSIBLE),
        ("昨天 9:00 义诊", Why.PAST),
        ("25点 义诊", Why.IMPOSSIBLE),
        ("每月32日 义诊", Why.IMPOSSIBLE),
        ("12月3日 15:00-14:00 义诊", Why.IMPOSSIBLE),
        ("明天 义诊", Why.AMBIGUOUS),
    ],
)
def test_a_time_that_is_not_plain_is_asked_back_and_the_title_is_kept(
    line: str, reason: Why
) -> None:
    written = read(f"{line}\n请带身份证")
    assert why(written) is reason
    assert written.title == "义诊"
    assert (written.line, written.body) == (line, "请带身份证")


def test_a_title_that_cannot_be_told_from_its_impossible_time_is_the_whole_line() -> None:
    written = read("25点义诊")
    assert why(written) is Why.IMPOSSIBLE
    assert written.title == "25点义诊"


def test_lines_headed_time_and_place_are_taken_out_of_the_text() -> None:
    written = read("义诊通知\n时间：12月7日上午9点\n地点：人人坞一楼\n请带身份证")
    assert once(written) == SEVENTH
    assert written.venue == "人人坞一楼"
    assert (written.title, written.body) == ("义诊通知", "请带身份证")


def test_a_day_and_an_hour_on_lines_of_their_own_are_one_time() -> None:
    written = read("讲座\n日期：12月7日\n时间：9:00-11:00")
    assert isinstance(written.said, Said)
    assert (written.said.once, written.said.duration) == (SEVENTH, timedelta(hours=2))
    assert written.body == ""


def test_english_headings_are_read() -> None:
    written = read("Free clinic\nWhen: 7 December 9am\nWhere: Community hall")
    assert once(written) == SEVENTH
    assert (written.venue, written.body) == ("Community hall", "")


def test_a_time_line_that_says_more_than_a_time_stays_in_the_text() -> None:
    written = read("讲座\n时间：12月7日9点，雨天顺延")
    assert once(written) == SEVENTH
    assert written.body == "时间：12月7日9点，雨天顺延"


def test_a_time_line_that_says_no_time_stays_in_the_text() -> None:
    written = read("讲座\n时间：另行通知")
    assert written.said is None
    assert written.body == "时间：另行通知"


def test_an_impossible_time_line_is_asked_back_and_stays() -> None:
    written = read("讲座\n时间：25点")
    assert why(written) is Why.IMPOSSIBLE
    assert written.body == "时间：25点"


def test_a_time_in_the_first_line_goes_before_one_below() -> None:
    written = read("12月7日 9:00 讲座\n时间：12月8日 9:00 补讲")
    assert once(written) == SEVENTH
    assert written.body == "时间：12月8日 9:00 补讲"


@pytest.mark.parametrize(("length", "kept"), [(100, True), (101, False)])
def test_a_venue_of_up_to_100_signs_is_taken(length: int, kept: bool) -> None:  # noqa: FBT001
    written = read(f"讲座\n地点：{'坞' * length}")
    assert (written.venue == "坞" * length) is kept
    assert (written.body == "") is kept


def test_a_title_of_100_signs_is_taken() -> None:
    assert read("知" * 100).title == "知" * 100


def test_a_title_of_101_signs_without_a_stop_is_refused() -> None:
    assert refused("知" * 101) is Fault.TITLE_LONG


@pytest.mark.parametrize("stop", ["。", "！", "？", "!", "?", "；"])
def test_of_an_overlong_line_the_first_sentence_is_the_title(stop: str) -> None:
    written = read(f"{'知' * 99}{stop}{'道' * 60}\n第二行")
    assert written.title == "知" * 99 + stop
    assert written.body == "道" * 60 + "\n第二行"


def test_a_first_sentence_that_is_too_long_itself_is_refused() -> None:
    assert refused("知" * 100 + "。" + "道" * 60) is Fault.TITLE_LONG


def test_a_text_of_3500_signs_is_taken_and_one_more_is_refused() -> None:
    assert read("义诊\n" + "字" * 3500).body == "字" * 3500
    assert refused("义诊\n" + "字" * 3501) is Fault.BODY_LONG


def test_a_text_of_5000_signs_is_refused() -> None:
    assert refused("12月7日 9:00 义诊\n" + "字" * 5000) is Fault.BODY_LONG


def test_signs_that_show_nothing_are_dropped_and_html_is_only_text() -> None:
    written = read("12月7日 9:00 <b>义诊</b>\u202e\u0000\n<script>alert(1)</script>")
    assert (written.title, written.body) == ("<b>义诊</b>", "<script>alert(1)</script>")


def test_joined_emoji_stay_whole() -> None:
    assert read("亲子活动 👨‍👩‍👧").title == "亲子活动 👨‍👩‍👧"


def test_the_template_is_guessed_from_the_title() -> None:
    assert read("12月7日 9:00 免费义诊").template is Template.CLINIC
    assert read("12月7日 9:00 茶话会").template is None


def test_places_named_anywhere_in_the_text_are_a_hint() -> None:
    assert read("12月7日 9:00 免费义诊\n名额30，先到先得").capacity == 30
    assert read("12月7日 9:00 免费义诊").capacity is None


@pytest.mark.parametrize(
    ("text", "capacity"),
    [
        ("限20人", 20),
        ("限额 20 名", 20),
        ("仅限二十人", 20),
        ("限两百人", 200),
        ("名额：30", 30),
        ("名额三十个", 30),
        ("20个名额", 20),
        ("前20名", 20),
        ("20 places", 20),
        ("Max 15 people", 15),
        ("limited to 12", 12),
        ("每户限1人，共限50人", 50),
        ("限1人", 1),
        ("限2000人", 2000),
        ("限2001人", None),
        ("限0人", None),
        ("限99999999人", None),
        ("每栋限2人", None),
        ("限65岁以上", None),
        ("前3天", None),
        ("限号", None),
        ("20人已到", None),
    ],
)
def test_a_number_of_places_is_read_only_where_places_are_meant(
    text: str, capacity: int | None
) -> None:
    assert capacity_in(text) == capacity
