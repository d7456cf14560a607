"""接龙 as it is really pasted: every usual shape, and what is not plain is left to people."""

import pytest

from domain.notices import Entry, Jielong, Named, is_jielong, names_missing, read_jielong, seats_of

PASTED = """#接龙
人人坞义诊报名
例 姓名 房号

1. 王阿姨 +1 备注
2. 李叔叔 3栋201
3. 张三（带轮椅）
"""


def entry(line: str) -> Entry:
    found = read_jielong(line)
    assert found.unread == ()
    (only,) = found.entries
    return only


def test_a_pasted_list_has_its_title_and_its_people() -> None:
    found = read_jielong(PASTED)
    assert found == Jielong(
        "人人坞义诊报名",
        (
            Entry("王阿姨", 1, "备注", 1),
            Entry("李叔叔", 0, "3栋201", 2),
            Entry("张三", 0, "带轮椅", 3),
        ),
    )


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("#接龙 义诊报名", "义诊报名"),
        ("＃接龙：义诊报名", "义诊报名"),
        ("# 接龙\n义诊报名，请大家接龙", "义诊报名，请大家接龙"),
        ("【接龙】义诊报名", "义诊报名"),
        ("接龙\n12月7日 9:00 义诊", "12月7日 9:00 义诊"),
        ("#signup Free clinic", "Free clinic"),
        ("#接龙", ""),
    ],
)
def test_the_heading_is_known_in_its_usual_forms(heading: str, title: str) -> None:
    text = f"{heading}\n\n1. 王阿姨"
    assert is_jielong(text)
    assert read_jielong(text) == Jielong(title, (Entry("王阿姨", line=1),))


@pytest.mark.parametrize("text", ["", "义诊\n1. 王阿姨", "谁来接龙？", "接龙好玩吗"])
def test_a_message_that_does_not_call_itself_a_list_is_none(text: str) -> None:
    assert is_jielong(text) is False


@pytest.mark.parametrize(
    "number",
    [
        *("1. ", "1.", "1、", "1，", "１．", "1)", "1）", "(1)", "（1） ", "[1]", "①", "⒈", "1️⃣ "),
        *("1: ", "1：", "1 ", "1- ", "1-", "1号 ", "第1、", "01. ", "100. ", "1。"),
    ],
)
def test_lines_are_numbered_in_every_usual_shape(number: str) -> None:
    assert entry(f"{number}王阿姨") == Entry("王阿姨", line=1)


@pytest.mark.parametrize(
    "line",
    [
        "3号楼停水",
        "9:00 开始",
        "3.5元一份",
        "12月7日",
        "7 12月7日",
        "20 人",
        "20 places",
        "2-301",
        "1234. 王",
    ],
)
def test_a_line_that_only_begins_with_a_number_is_no_entry(line: str) -> None:
    assert read_jielong(line).entries == ()


@pytest.mark.parametrize(
    ("said", "guests"),
    [
        ("王阿姨 +1", 1),
        ("王阿姨+2", 2),
        ("王阿姨 ＋1", 1),
        ("王阿姨（+1）", 1),
        ("王阿姨 + 1人", 1),
        ("王阿姨 +3位", 3),
        ("王阿姨+1+1", 2),
        ("王阿姨 加1人", 1),
        ("王阿姨 带两个小孩", 2),
        ("王阿姨+家属", 1),
        ("王阿姨 2人", 1),
        ("王阿姨 共三人", 2),
        ("王阿姨 一共两位", 1),
        ("王阿姨 一家三口", 2),
        ("王阿姨 1人", 0),
        ("王阿姨 +9", 9),
    ],
)
def test_others_are_counted_by_plus_and_by_how_many_they_are_in_all(
    said: str, guests: int
) -> None:
    assert entry(f"1. {said}") == Entry("王阿姨", guests, "", 1)


@pytest.mark.parametrize(
    ("said", "name", "guests", "note"),
    [
        ("王阿姨+老伴", "王阿姨", 1, "老伴"),
        ("王阿姨 2位老人", "王阿姨", 1, "老人"),
        ("王阿姨 +1 要轮椅", "王阿姨", 1, "要轮椅"),
        ("王阿姨 +1 共2人", "王阿姨", 1, "共2人"),
        ("王阿姨 112人", "王阿姨", 0, "112人"),
        ("王阿姨 " + "字" * 121, "王阿姨", 0, "字" * 120),
        ("王阿姨，3栋201，血压高", "王阿姨", 0, "3栋201,血压高"),
        ("王阿姨(3栋201)", "王阿姨", 0, "3栋201"),
        ("王阿姨302", "王阿姨", 0, "302"),
        ("302王阿姨", "王阿姨", 0, "302"),
        ("302 王阿姨 +1", "王阿姨", 1, "302"),
        ("3栋201室 王阿姨 糖尿病", "王阿姨", 0, "3栋201室 糖尿病"),
        ("9栋王阿姨", "王阿姨", 0, "9栋"),
        ("王 芳 302", "王芳", 0, "302"),
        ("王 302", "王", 0, "302"),
        ("王阿姨13800001111", "王阿姨", 0, "13800001111"),
        ("三姐", "三姐", 0, ""),
        ("李四", "李四", 0, ""),
        ("Mrs Wang 302 +1", "Mrs Wang", 1, "302"),
        ("Tom, wheelchair", "Tom", 0, "wheelchair"),
        ("🌹玫瑰", "🌹玫瑰", 0, ""),
    ],
)
def test_the_name_stands_apart_from_the_door_and_the_note(
    said: str, name: str, guests: int, note: str
) -> None:
    assert entry(f"1. {said}") == Entry(name, guests, note, 1)


@pytest.mark.parametrize(
    "said",
    [
        "王阿姨（取消）",
        "王阿姨 不去了",
        "Tom cancelled",
        "王阿姨、李叔",
        "王阿姨&李叔",
        "302",
        "+1",
        "🌹",
        "0人",
        "王阿姨 0人",
        "王阿姨 +10",
        "王" * 31,
        "时间：12月7日 9:00",
    ],
)
def test_a_line_that_names_nobody_plainly_is_shown_and_not_guessed(said: str) -> None:
    assert read_jielong(f"1. {said}") == Jielong("", (), (f"1. {said}"[:100],))


def test_empty_numbers_are_passed_over() -> None:
    assert read_jielong("1. 王阿姨\n2.\n3.  \n4. 李叔").entries == (
        Entry("王阿姨", line=1),
        Entry("李叔", line=2),
    )


def test_what_stands_among_the_lines_without_a_number_is_shown() -> None:
    assert read_jielong("1. 王阿姨\n谢谢大家\n2. 李叔").unread == ("谢谢大家",)


def test_who_says_the_same_twice_is_taken_once_and_shown() -> None:
    found = read_jielong("1. 王阿姨 302\n2. 李叔\n3. 王 阿姨 302")
    assert [one.name for one in found.entries] == ["王阿姨", "李叔"]
    assert found.unread == ("3. 王 阿姨 302",)


def test_a_text_without_numbers_has_nobody_in_it() -> None:
    assert read_jielong("张三\n李四") == Jielong("张三", ())


def test_each_person_has_one_seat_under_a_name_of_its_own() -> None:
    entries = read_jielong("1. 王阿姨 302 +2\n2. 李叔\n3. 王阿姨 501 +1").entries
    assert seats_of(entries) == (
        Named("王阿姨", "302"),
        Named("王阿姨 +1"),
        Named("王阿姨 +2"),
        Named("李叔"),
        Named("王阿姨 (2)", "501"),
        Named("王阿姨 (2) +1"),
    )


def test_a_list_that_grew_adds_only_who_is_new() -> None:
    before = read_jielong(PASTED).entries
    after = read_jielong(f"{PASTED}4. 赵六 +1\n").entries
    signed = [seat.guest for seat in seats_of(before)]
    assert names_missing(after, signed) == (Named("赵六"), Named("赵六 +1"))


def test_one_more_guest_in_the_same_line_is_one_more_seat() -> None:
    signed = [seat.guest for seat in seats_of([Entry("王阿姨", 1)])]
    assert names_missing([Entry("王阿姨", 2)], signed) == (Named("王阿姨 +2"),)


def test_a_name_typed_with_a_space_is_there_already() -> None:
    assert names_missing([Entry("王阿姨")], ["王 阿姨"]) == ()
