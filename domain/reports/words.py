"""The words a category is proposed from, as a new community starts with them; editable data."""

from collections.abc import Mapping
from types import MappingProxyType

_ZH = {
    "fire": (
        "消防 消防通道 消防栓 消火栓 灭火器 消防门 防火门 疏散通道 安全出口 楼道堆物 "
        "楼道杂物 楼道堆放 堆放杂物 烟感 喷淋 火灾 着火 起火 冒烟 失火 火警 烧纸 明火 "
        "易燃"
    ),
    "ebike": (
        "电动车 电瓶车 电动自行车 飞线 飞线充电 私拉电线 电瓶上楼 电瓶进楼 上楼充电 "
        "楼道充电 充电桩 电车充电 充电棚"
    ),
    "gas": "煤气 燃气 天然气 煤气味 燃气味 漏气 燃气表 煤气表 燃气灶 燃气管 煤气管 液化气",
    "power": "停电 断电 没电 没有电 跳闸 电表 电压 电箱 配电箱 电线 漏电 短路 供电 电闸 变压器",
    "water": (
        "停水 断水 没水 没有水 漏水 水管 水压 水表 爆管 水龙头 自来水 水质 水发黄 "
        "二次供水 水箱 渗水 跑水 冒水 水停了"
    ),
    "drain": (
        "下水道 下水 井盖 窨井 污水 化粪池 堵了 堵塞 反水 返水 粪水 马桶堵 地漏 排水沟 "
        "管道堵 雨水篦 阴井"
    ),
    "lift": "电梯 升降机 电梯门 电梯坏 困梯 电梯困人 电梯停 梯控 轿厢",
    "equip": (
        "路灯 楼道灯 灯不亮 灯坏 声控灯 感应灯 照明 门禁 单元门 对讲 监控 摄像头 道闸 "
        "门锁 闭门器 灯泡 灯一直亮 灯闪 不亮 大门坏 快递柜 健身器材 信报箱"
    ),
    "struct": (
        "外墙 屋面 屋顶 楼顶漏 墙皮 墙体 瓷砖脱落 空鼓 渗漏 开裂 裂缝 防水层 房顶 天台漏 "
        "雨棚 墙砖 脱落 漏雨 掉墙皮"
    ),
    "access": "扶手 坡道 无障碍 轮椅 加装电梯 台阶太高 防滑条 盲道 栏杆 休息椅",
    "road": ("路面 积水 坑洼 破损 地砖 路坑 坑 沥青 地面塌陷 塌陷 减速带 路沿石 结冰 泥泞 人行道"),
    "falling": (
        "高空抛物 抛物 扔东西 往下扔 楼上扔 阳台杂物 花盆 坠物 高空坠物 窗台 晾衣架松 "
        "烟头扔 扔下来 空调外机松动"
    ),
    "pests": "马蜂 马蜂窝 蜂窝 蜜蜂 老鼠 蟑螂 白蚁 虫害 蚊子 蛇 鼠患 飞虫 跳蚤 红火蚁 耗子",
    "clean": (
        "垃圾 垃圾桶 保洁 小广告 卫生 脏 臭 恶臭 清扫 狗屎 狗粪 粪便 大件垃圾 建筑垃圾 "
        "装修垃圾 打扫 污渍 牛皮癣 清运"
    ),
    "green": "绿化 草坪 树枝 树木 大树 修剪 树倒 枯树 花坛 毁绿 种菜 灌木 遮光 枯枝 浇水 杂草",
    "parking": (
        "停车 占道 车位 乱停 堵车 僵尸车 占车位 地锁 车库 挡车 私家车 堵门 违停 挪车 堵住车"
    ),
    "neighbour": (
        "噪音 吵 扰民 装修噪音 邻居 狗叫 宠物 遛狗 养狗 纠纷 麻将 广场舞 音响 跳绳 半夜 "
        "楼上吵 矛盾 不拴绳 钢琴 打架声 油烟"
    ),
    "security": (
        "诈骗 被骗 小偷 偷窃 盗窃 被偷 偷了 陌生人 可疑 尾随 传销 赌博 治安 打架 骗子 "
        "电信诈骗 入室 撬门 撬锁 骚扰 家暴 推销"
    ),
    "health": (
        "看病 就医 医院 体检 慢病 血压 血糖 打疫苗 疫苗 家庭医生 买药 高血压 糖尿病 发烧 "
        "康复 精神病 换药 挂号"
    ),
    "care": (
        "独居 独居老人 孤寡 孤寡老人 空巢 低保 生活困难 困难家庭 残疾 没人照顾 无人照顾 行动不便 "
        "求助 送饭 陪护 留守 失能 摔倒 助餐 走失 几天没见 老人没人 老人一个人 老人需要"
    ),
    "service": (
        "物业费 收费 物业服务 物业态度 物业 保安 涨价 乱收费 停车费 水电费 公摊 收据 发票 "
        "公共收益 账目 推诿 投诉物业 门岗"
    ),
    "ask": (
        "怎么办 咨询 请问 办理 材料 证明 居住证 社保 医保 老年证 户口 落户 手续 哪里办 "
        "如何办 需要什么 几点上班 政策 办公时间 敬老卡 准生证"
    ),
    "idea": ("建议 意见 希望能 能不能装 能否增加 提议 改进 想法 最好能 希望增加 希望社区 应该装"),
}

_EN = {
    "fire": (
        "fire|fire door|fire exit|fire extinguisher|extinguisher|smoke detector|fire lane|"
        "hydrant|sprinkler|escape route|blocked exit|smoke"
    ),
    "ebike": (
        "e-bike|ebike|electric bike|scooter|charging cable|charging upstairs|"
        "charging point|extension lead"
    ),
    "gas": "gas|gas leak|gas smell|smell of gas|gas meter|gas pipe|gas stove",
    "power": (
        "power cut|power outage|no power|no electricity|electricity|fuse|blackout|breaker|"
        "live wire|electric meter"
    ),
    "water": (
        "no water|water leak|burst pipe|water pressure|leaking pipe|tap|water meter|"
        "water pipe|pipe burst|brown water|leak"
    ),
    "drain": "drain|sewer|manhole|sewage|blocked toilet|clogged|manhole cover|gutter|cesspit",
    "lift": "lift|elevator|lift door|elevator door|lift stuck",
    "equip": (
        "light|lamp|hallway light|streetlight|street lamp|door lock|intercom|camera|cctv|"
        "entry phone|barrier gate|bulb|gate broken|lights"
    ),
    "struct": "outer wall|roof|roof leak|crack|cracks|plaster|facade|tiles falling|damp wall",
    "access": "handrail|ramp|wheelchair|handrails|barrier-free|steps too high|grab bar",
    "road": "pothole|road surface|puddle|pavement|road|paving|flooded path|sidewalk|icy path",
    "falling": (
        "thrown from|throwing things|throws things|falling objects|flowerpot|flower pot|threw|"
        "thrown out|balcony clutter"
    ),
    "pests": (
        "wasp|wasps|hornet|rats|rat|cockroach|cockroaches|termites|mice|pest|wasp nest|"
        "snake|mosquitoes|hornets"
    ),
    "clean": (
        "rubbish|garbage|trash|litter|dirty|cleaning|bins|flyers|dog mess|stinks|bin|smelly"
    ),
    "green": "tree|grass|lawn|branch|hedge|bushes|pruning|flowerbed|branches|weeds|trees",
    "parking": (
        "parking|parked|parking space|blocking the gate|double-parked|abandoned car|car park"
    ),
    "neighbour": (
        "noise|noisy|neighbour|neighbor|barking|loud music|pet|dog off leash|quarrel|"
        "mahjong|upstairs noise"
    ),
    "security": (
        "scam|thief|stolen|fraud|burglar|burglary|suspicious|stranger|theft|swindled|"
        "robbed|harassed"
    ),
    "health": (
        "doctor|clinic|vaccine|blood pressure|hospital|medicine|check-up|diabetes|prescription"
    ),
    "care": (
        "lives alone|living alone|elderly|disabled|hardship|needs help|nobody looks after|"
        "cannot walk|old lady|old man|meals"
    ),
    "service": (
        "property fee|management fee|property company|overcharged|guard|receipt|fees|"
        "invoice|property management"
    ),
    "ask": (
        "how do i|where can i|how to apply|which documents|certificate|opening hours|"
        "question|residence permit|senior card"
    ),
    "idea": "suggest|suggestion|idea|it would be nice|propose|could we have|proposal",
}


def _words(code: str) -> tuple[str, ...]:
    return (*_ZH[code].split(), *_EN[code].split("|"))


DEFAULT_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {code: _words(code) for code in _ZH}
)
