"""Whole lines as offices and neighbours write them: the time, and what is left as the title."""

from datetime import datetime, timedelta

import pytest

from domain.notices.festivals import KNOWN
from domain.when import Calendar, Said, Unclear, to_rrule
from tests.domain.when.heard import heard, rows, stamp
from tests.domain.when.places import SHANGHAI

CALENDAR = Calendar(named=KNOWN)

# Said on Sunday 22 November 2026 at noon; dates are of that year unless written out.
# Every phrase of domain/notices.md, "When".
OF_THE_DOMAIN = """
每月7日 09:00 人人坞免费义诊 → FREQ=MONTHLY;BYMONTHDAY=7 12-07 09:00 | 人人坞免费义诊
明天早上八点半 → 11-23 08:30 |
下周三下午3点 → 11-25 15:00 |
周五下午两点到四点 → 11-27 14:00 +120 |
25号9点 → 11-25 09:00 |
每月7日上午9点 → FREQ=MONTHLY;BYMONTHDAY=7 12-07 09:00 |
每周二、四下午2点 → FREQ=WEEKLY;BYDAY=TU,TH 11-24 14:00 |
每个工作日8:30 → FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 11-23 08:30 |
每月最后一个周五 → ambiguous? 11-27 09:00, 11-27 14:00, 11-27 19:00 |
每两周周一 → ambiguous? 11-23 09:00, 11-23 14:00, 11-23 19:00 |
月底 → ambiguous? 11-30 09:00, 11-30 14:00, 11-30 19:00 |
每月最后一个周五9点 到年底 → FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261231T155959Z 11-27 09:00 |
每两周周一9点，共6次 → FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=6 11-23 09:00 |
"""
OF_THE_ISSUE = """
2月30日 → impossible? 2027-02-28 09:00, 2027-02-28 14:00, 2027-02-28 19:00 |
昨天 → past? 11-22 14:00, 11-22 19:00 |
25点 → impossible? |
每月32日 → impossible? |
明天下午4点到2点 → impossible? |
明天16:00-14:00 → impossible? |
12月5日到12月3日9点 → impossible? |
12月5日到12月3日 停水 → impossible? |
国庆节9点 → 2027-10-01 09:00 |
元旦10:00 升旗 → 2027-01-01 10:00 | 升旗
每周一三五9点 → FREQ=WEEKLY;BYDAY=MO,WE,FR 11-23 09:00 |
隔周周三9点 → FREQ=WEEKLY;INTERVAL=2;BYDAY=WE 11-25 09:00 |
每季度第一个月5号9点 → FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5 2027-01-05 09:00 |
月末9点 → 11-30 09:00 |
开学前一天 9点 → ambiguous? 11-23 09:00 | 开学前一天
每周一除外9点 → ambiguous? 11-23 09:00, 11-23 14:00, 11-23 19:00 | 除外9点
除春节外每周一9点 → unknown? |
除春节外 每周一9点 → ambiguous? 11-23 09:00 | 除春节外
"""
FROM_OFFICES = """
通知：12月1日（周二）上午9:00—11:00在3号楼门口义诊 → 12-01 09:00 +120 | 通知 在3号楼门口义诊
时间：12月1日上午9点 地点：活动室 → 12-01 09:00 | 时间 地点：活动室
明天（11月23日）上午9点 消防排查 → 11-23 09:00 | 消防排查
明天（23日）上午9点 消防排查 → 11-23 09:00 | 消防排查
明天（24日）上午9点 消防排查 → impossible? 11-24 09:00 | 消防排查
周五（27日）上午9点 消防排查 → 11-27 09:00 | 消防排查
周五（26日）上午9点 消防排查 → impossible? 11-26 09:00 | 消防排查
今天11月23日9点 → impossible? 11-23 09:00 |
Friday the 27th 3pm lecture → 11-27 15:00 | lecture
周五15:00开始 讲座 → 11-27 15:00 | 讲座
每周五15:00起 → FREQ=WEEKLY;BYDAY=FR 11-27 15:00 |
12月底9点 → 12-31 09:00 |
10月末9点 → 2027-10-31 09:00 |
11月底9点 → 11-30 09:00 |
13月底9点 → impossible? |
每月7日9点，连续6次 → FREQ=MONTHLY;BYMONTHDAY=7;COUNT=6 12-07 09:00 |
午夜12点 → ambiguous? 11-23 00:00 |
every Monday at 9 → FREQ=WEEKLY;BYDAY=MO 11-23 09:00 |
tomorrow at 9, lecture → 11-23 09:00 | lecture
every second Monday of the month 9am → FREQ=MONTHLY;BYDAY=2MO 12-14 09:00 |
every second Monday 9am → FREQ=WEEKLY;INTERVAL=2;BYDAY=MO 11-23 09:00 |
"""
# A date or an hour that does not stand beside the other half of the time.
APART = """
每周三 晨练 7点 → ambiguous? 11-25 07:00 | 晨练
明天 讲座 15:00 → ambiguous? 11-23 15:00 | 讲座
讲座 周五 3号楼 15:00 带茶杯 → ambiguous? 11-27 15:00 | 讲座 3号楼 带茶杯
停水 12月1日到3日 → ambiguous? 12-01 09:00, 12-01 14:00, 12-01 19:00 | 停水
周三 太极 周五 15:00 → ambiguous? 11-25 09:00, 11-25 14:00, 11-25 19:00 | 太极 周五 15:00
每天 早上 练操 → ambiguous? 11-23 08:00, 11-23 09:00, 11-23 10:00 | 练操
每周三 晨练 早上 → ambiguous? 11-25 09:00, 11-25 14:00, 11-25 19:00 | 晨练 早上
"""
FESTIVALS = """
大年初一9点 拜年 → 2027-02-06 09:00 | 拜年
New Year’s Day 9am → 2027-01-01 09:00 |
元旦晚会 12月30日 19:00 → 12-30 19:00 | 元旦晚会
国庆路3号 明天9点讲座 → 11-23 09:00 | 国庆路3号 讲座
元旦晚会 19:00 → ambiguous? 2027-01-01 19:00 | 晚会
元旦 12.30 19:00 → ambiguous? 2027-01-01 09:00, 2027-01-01 14:00, 2027-01-01 19:00 | 12.30 19:00
"""
# What lasts over midnight, where the other day is named.
OVER_MIDNIGHT = """
12月1日晚10点至12月2日早6点停水 → 12-01 22:00 +480 | 停水
12月1日22:00至次日6:00停水 → 12-01 22:00 +480 | 停水
明天22点到次日2点 → 11-23 22:00 +240 |
明晚10点到第二天早上6点 停水 → 11-23 22:00 +480 | 停水
12月1日8:00-12月3日18:00 停电 → 12-01 08:00 +3480 | 停电
12月31日20:00到1月1日8:00 → 12-31 20:00 +720 |
Dec 1 10pm to the next day at 6am → 12-01 22:00 +480 |
12月3日8:00至12月2日9:00停水 → ambiguous? 12-03 08:00 | 至12月2日9:00停水
12月3日8:00至12月3日7:00停水 → impossible? |
12月1日8:00到次日3点 → ambiguous? 12-01 08:00 | 到次日3点
12月1日8:00到2027年2月1日9:00 → ambiguous? 12-01 08:00 | 到2027年2月1日9:00
每天22:00到次日6:00 停水 → ambiguous? 11-22 22:00 | 到次日6:00 停水
"""
# Numbers that count people, houses or years are no dates.
TALLIES = """
3-5岁儿童疫苗 12月3日9:00 → 12-03 09:00 | 3-5岁儿童疫苗
1-3号楼停水 明天9:00 → 11-23 09:00 | 1-3号楼停水
20-30人 明天9点 → 11-23 09:00 | 20-30人
12-24晚7点 → 12-24 19:00 |
12/24上午9点 → 12-24 09:00 |
"""


def told(line: str) -> str:
    """What comes of a line: its rule, its moments, its length and its title."""
    found = heard(line, calendar=CALENDAR)
    if isinstance(found, Unclear):
        moments = ", ".join(_stamp(moment) for moment in found.candidates)
        title = found.readings[0].title if found.readings else ""
        return f"{found.why}? {moments}".strip() + f" | {title}".rstrip()
    return f"{_when(found)} | {found.title}".rstrip()


def _when(said: Said) -> str:
    minutes = f" +{said.duration // timedelta(minutes=1)}" if said.duration else ""
    if said.rule is None:
        assert said.once is not None
        return _stamp(said.once) + minutes
    first = f"{said.rule.start} ".removeprefix("2026-") + f"{said.rule.clock:%H:%M}"
    return f"{to_rrule(said.rule.pattern, SHANGHAI)} {first}{minutes}"


def _stamp(moment: datetime) -> str:
    return stamp(moment).removeprefix("2026-")


LINES = [*rows(OF_THE_DOMAIN), *rows(OF_THE_ISSUE), *rows(FROM_OFFICES)]
LINES += [*rows(APART), *rows(FESTIVALS), *rows(OVER_MIDNIGHT), *rows(TALLIES)]


@pytest.mark.parametrize(("line", "comes_to"), LINES, ids=[line for line, _ in LINES])
def test_a_line_gives_its_time_and_its_title_or_is_asked_back(line: str, comes_to: str) -> None:
    assert told(line) == comes_to
