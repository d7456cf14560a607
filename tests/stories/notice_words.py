"""What people read and press around a notice, in both languages, written out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticeWords:
    language: str
    later: str
    now: str
    more: str
    back: str
    scope: str
    remind: str
    hour_before: str
    signup: str
    open_signup: str
    own_capacity: str
    own_slot: str
    urgent: str
    ask_seen: str
    text: str
    photos: str
    photo: str
    published: str
    reminder: str
    over: str
    finished: str
    join: str
    seen: str
    family: str
    names: str
    enter: str
    paste: str
    take_over: str
    door: str
    unseen: str
    nudge: str
    print_it: str
    settings: str
    give_year: str
    forget_year: str
    peace: str
    off: str
    sure: str
    leave: str
    moved_up: str


ZH = NoticeWords(
    language="zh-CN",
    later="定时发",
    now="立即发",
    more="更多",
    back="返回",
    scope="范围",
    remind="提醒",
    hour_before="提前 1 小时",
    signup="报名",
    open_signup="要报名",
    own_capacity="自己写名额",
    own_slot="自己写每段几分钟",
    urgent="紧急",
    ask_seen="回执",
    text="写正文",
    photos="附图",
    photo="附图或文件",
    published="已发布。",
    reminder="🔔 提醒：",
    over="已结束",
    finished="结束了",
    join="报名",
    seen="收到",
    family="加家人",
    names="名单",
    enter="代报名",
    paste="导入接龙",
    take_over="导入",
    door="签到",
    unseen="谁还没看到",
    nudge="催一催",
    print_it="打印上门单",
    settings="通知设置",
    give_year="填出生年份",
    forget_year="删掉出生年份",
    peace="不再私信我",
    off="取消这次",
    sure="确定取消",
    leave="取消报名",
    moved_up="从候补补上了",
)
EN = NoticeWords(
    language="en",
    later="Send later",
    now="Send now",
    more="More",
    back="Back",
    scope="Where",
    remind="Remind",
    hour_before="1 hour before",
    signup="Sign-up",
    open_signup="Open sign-up",
    own_capacity="Write the places",
    own_slot="Write the minutes",
    urgent="Urgent",
    ask_seen="Got it",
    text="Write the text",
    photos="Photos",
    photo="Photo or file",
    published="Published.",
    reminder="🔔 Reminder: ",
    over="Over",
    finished="is over",
    join="Sign up",
    seen="Got it",
    family="Add family",
    names="List",
    enter="Enter a name",
    paste="Paste a list",
    take_over="Take over",
    door="Check-in",
    unseen="Who has not seen it",
    nudge="Remind them",
    print_it="Print the list",
    settings="Notice settings",
    give_year="Tell my year of birth",
    forget_year="Remove year of birth",
    peace="No more private notices",
    off="Cancel this one",
    sure="Yes, cancel",
    leave="Cancel my place",
    moved_up="moved up from the waiting list",
)
BOTH = {words.language: words for words in (ZH, EN)}
