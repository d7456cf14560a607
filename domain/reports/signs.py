"""How people say that life is in danger, and what only sounds like it; zh and en, as data."""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Danger(StrEnum):
    FIRE = "fire"
    GAS = "gas"
    LIFT = "lift"
    SELF_HARM = "self_harm"
    FAINTED = "fainted"
    CRIME = "crime"


_SOMEBODY = (
    "he|she|man|woman|lady|neighbou?r|father|mother|dad|mum|mom|grandma|grandpa|husband|wife|child|"
    "kid|boy|girl|person|people|someone|somebody"
)

# Rather one false alarm with a number to call than one fire without.
_FIRE = (
    r"着火|起火(?!点)|失火|着了火",
    r"火灾(?!隐患|保险|险|演|预防|防范|知识|报警|风险|自动|应急)|冒.{0,2}烟|浓烟|大火|火苗",
    r"烧起来|烧着了|燃起来|自燃|爆炸(?!物|性)|\bon fire\b",
    r"\bthere(?:'s| is)(?: a)?(?: big)? fire\b|\b(?:caught|catching) fire\b|\bfire!",
    r"\bhouse fire\b|^fire$|\bfire (?:in|on|at) (?:the|my|our|a|flat|room|building)\b",
    r"\bflames\b|\bsmoke (?:is )?(?:coming|pouring|everywhere|filling|from)",
    r"\bfull of smoke\b|\bexplo(?:ded|sion)|\b(?:is|are|'s) burning\b",
)
_GAS = (
    r"(?:煤气|燃气|天然气|液化气|瓦斯)[^，。,.!！?？;；\s]{0,4}(?:味|漏气|泄漏|泄露|漏了(?!水))",
    r"(?:闻到|闻见|有股|一股).{0,3}(?:煤气|燃气|天然气|瓦斯|臭鸡蛋)|(?:煤气|一氧化碳)中毒",
    r"漏(?:煤气|燃气|天然气)|(?:煤气|燃气)报警器?.{0,3}响",
    r"\bsmell(?:s|ing|ed)?(?: of| like)?(?: the| a)? gas\b|\bgas (?:is )?(?:leak\w*|smell)",
    r"\bleaking gas\b|\bcarbon monoxide poison",
)
_LIFT = (
    r"(?:困|关)在.{0,3}电梯|被困.{0,3}电梯",
    r"(?:人|孩子|小孩|老人|妈妈?|爸爸?)被?(?:卡|锁)在.{0,3}电梯",
    r"电梯[^，。,.!！?？;；]{0,8}(?:(?<!没)(?<!没有)困(?!难|扰|境|惑)|关(?:着|了|住)人|卡(?:着|了|住)人|夹(?:着|了|住)?人|出不来)",
    r"电梯.{0,3}(?:停|坏|卡|不动).{0,6}(?:里面?(?:还)?有人|有人在里)",
    r"电梯(?:坠|失控|往下掉)",
    r"\b(?:stuck|trapped|locked) (?:inside |in )?(?:(?:the|a|this|our|my) )?(?:lift|elevator)\b",
    rf"\b(?:lift|elevator)\b[^.!?]{{0,25}}\b(?:trapped|(?:{_SOMEBODY}) (?:are |is )?inside)",
)
_SELF_HARM = (
    r"自杀|轻生|跳楼|想不开|不想活|活不下去|割腕|上吊|寻短见|喝农药|自残|自尽|想死",
    r"结束生命|服毒|\bsuicid|\bkill(?:ing)? (?:myself|himself|herself|themselves)\b",
    r"\bend(?:ing)? (?:my|his|her) life\b|\bwants? to die\b",
    r"\bdo(?:n't|es not|esn't| not) want to live\b|\bself-?harm|\babout to jump\b",
    r"\bjump(?:ing)? (?:off|from) (?:the |a )?(?:roof|balcony|window|building|bridge)\b",
    r"\bcut(?:ting)? (?:my|his|her) wrists?\b",
)
_FAINTED = (
    r"晕倒|昏倒|昏迷|不省人事|没有?了?(?:呼吸|心跳)|叫不醒|休克|心梗(?!后|病史|手术)",
    r"心脏病(?:发作|犯)|突发心脏病|心肌梗",
    r"(?<![台大强])中风(?!力|筝|速|向|大|险|后|康复|偏瘫|病史|多年)|抽搐|大出血",
    r"喘不(?:上|过)气|呼吸困难|失去意识|[晕昏]过去|口吐白沫|倒地不起|倒在地上|溺水|触电",
    r"被电(?:到|击|了)|坠楼|摔.{0,6}(?:动不了|不能动|起不来|流血)|\bfaint(?:ed|ing)\b",
    r"\bunconscious|\bunresponsive|\b(?:not|stopped) breathing\b|\bcan(?:no|')t breathe\b",
    r"\bheart attack\b|\b(?:had|having) a stroke\b|\bpassed out\b|\bseizure",
    r"\bwon't wake up\b|\bno pulse\b|\belectrocuted\b|\bbleeding (?:heavily|badly)",
    r"\bdrowning\b",
    rf"\b(?:{_SOMEBODY})\b[^.!?,]{{0,15}}\bcollapsed\b",
)
_CRIME = (
    r"抢劫|(?:拿|持)着?刀|砍人|杀人|有人打架|正在打架|打群架|打起来了|绑架|强奸|猥亵",
    r"入室(?!教育)|小偷(?:正|在|还在|进)|有贼|正在(?:偷|撬)|有人(?:在)?撬|家暴(?!法)",
    r"打老婆|拐卖|抢孩子|救命(?!稻草|药|钱|恩|电话)|\brobbery\b|\bbeing robbed\b",
    r"\b(?:with|has) a (?:knife|gun)\b|\bbreaking in(?:to)?\b|\bstabb(?:ed|ing)\b",
    r"\b(?:burglar|thief) (?:is )?(?:in|inside)\b|\bbeing attacked\b|\bkidnap|\brape\b",
    r"\bdomestic violence\b|\bbeating (?:his|her|my|up)\b|\bhelp!|\bfight broke out\b",
    r"\bpeople (?:are )?fighting\b",
)


def _any(parts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(parts))


SIGNS: Mapping[Danger, re.Pattern[str]] = MappingProxyType(
    {
        Danger.FIRE: _any(_FIRE),
        Danger.GAS: _any(_GAS),
        Danger.LIFT: _any(_LIFT),
        Danger.SELF_HARM: _any(_SELF_HARM),
        Danger.FAINTED: _any(_FAINTED),
        Danger.CRIME: _any(_CRIME),
    }
)

_FIRE_THINGS = (
    "extinguisher|door|drill|exit|escape|hydrant|lane|safety|brigade|hazard|hose|station|engine|"
    "risk|truck|inspection|prevention|alarm|service|fighter"
)
_DANGERS = "着火|火灾|煤气中毒|触电|溺水|家暴|抢劫|心梗|中风|燃气泄漏"
_LESSONS = "演习|演练|讲座|宣传|培训|知识|预案"
_WORRIES = (
    "防止|预防|避免|以防|防|害?怕(?!是)|担心(?!是)|容易|会不会|万一|如果|要是|一旦|模拟|假如"
)
_NOT = (
    r"\bno|\bnot|n't|\bnever|\bwithout|\bin case(?: of)?|\bif (?:there(?: is|'s)|it(?: is|'s)?)|"
    r"\bprevent\w*|\bavoid\w*"
)
_FILLERS = "a|an|any|really|actually|the|in|on|of|be|been|was|is"

INNOCENT = _any(
    (
        r"灭火器|消防\w{0,2}通道|消防栓|防火\w?|(?:小心|当心|谨防|严防)(?:火灾|失火|着火|火烛)",
        r"着火点|大火锅|火灾隐患|(?:泄漏|泄露|漏气)(?:报警|检测|探测)(?:器|仪)?|煤气味精",
        r"跳楼(?:价|机|甩卖)|想死你|自杀式|电梯困人(?:演练|演习|应急|救援预案)",
        r"(?:防|反)(?:家暴|自杀|抢劫|触电|溺水|煤气中毒)",
        rf"(?:{_LESSONS})[^，。,.!！?？;；]{{0,4}}(?:{_DANGERS})",
        rf"(?:{_DANGERS})[^，。,.!！?？;；了]{{0,5}}(?:{_LESSONS})",
        r"杀人蜂|狗打(?:架|起来了?)|猫打(?:架|起来了?)|浓烟(?:酒|味)|油烟|冒油烟",
        rf"\bfire[ -](?:{_FIRE_THINGS})s?\b",
        r"\bgas leak (?:detector|alarm|test)s?\b|\bsuicide prevention\b",
        r"\bpassed out (?:flyers|leaflets)|\bstuck in (?:the )?(?:lift|elevator) (?:door|button)",
        r"\b(?:fire|robbery|domestic violence) (?:talk|lecture|training)\b",
    )
)

# Looked for in what stands before a danger, so each must end where that begins.
DENIAL = _any(
    (
        r"(?:没有|没|不是|并非|并未|未|不会|没人|无人)(?:真的?|发生|闻到|闻见|出现|任何|过|人|再|在|是)?$",
        rf"(?:{_WORRIES})[^，。,.!！?？;；\s]{{0,8}}$",
        r"(?:上次|去年|前年|以前|之前|曾经|上个?月|上周|前几天|那次|几年前)[^，。,.!！?？;；]{0,12}$",
        rf"(?:{_NOT})(?:\s+(?:{_FILLERS})){{0,3}}\s*$",
        r"\b(?:last (?:year|month|week)|years ago)\b[^,.;!?]{0,30}$",
    )
)
