from domain.papers import Slip, Slips, Statement, Table
from views.papers import plain_text

TABLE = Table(("户", "元"), (("101", "12.00"), ("102", "0.50")), frozenset({1}))
SLIP = Slip("第 1 号", "6栋 101", "换灯吗？", ("同意", "反对"), "签字", "只勾一项")


def test_a_statement_keeps_its_order_as_text() -> None:
    paper = Statement("结算", ("前言", TABLE, "完"), ("保管人", "见证人"))
    assert plain_text(paper) == (
        "结算\n\n前言\n\n户 | 元\n101 | 12.00\n102 | 0.50\n\n完\n\n"
        f"保管人 {'_' * 20}\n\n见证人 {'_' * 20}\n"
    )


def test_a_slip_has_a_box_for_each_option_and_a_line_to_sign_on() -> None:
    assert plain_text(Slips((SLIP,))).splitlines() == [
        "6栋 101    第 1 号",
        "换灯吗？",
        "[  ] 同意",
        "[  ] 反对",
        "只勾一项",
        f"签字 {'_' * 20}",
    ]


def test_slips_have_a_line_to_cut_along_between_them_only() -> None:
    assert [plain_text(Slips((SLIP,) * n)).count("- - -") > 0 for n in (1, 2)] == [False, True]
    assert plain_text(Slips((SLIP,) * 3)).count("第 1 号") == 3


def test_nothing_to_print_is_an_empty_page() -> None:
    assert plain_text(Slips(())) == "\n"
    assert plain_text(Statement("空", (Table((), ()),))) == "空\n\n\n"
