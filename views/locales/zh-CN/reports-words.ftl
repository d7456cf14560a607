### 报事里处处要用的词

# $state 状态
report-state = { $state ->
    [submitted] 已受理
    [dispatched] 已派单
    [in_progress] 办理中
    [scheduled] 已排期
    [awaiting_info] 待补充
    [on_hold] 挂账
    [resolved] 待确认
    [closed] 已结案
    [rejected] 不予办理
    [merged] 已并案
   *[cancelled] 已撤回
}

# $category 类别
report-category = { $category ->
    [fire] 消防隐患
    [ebike] 电动车飞线
    [gas] 燃气
    [power] 供电
    [water] 供水漏水
    [drain] 下水道井盖
    [lift] 电梯
    [equip] 照明门禁监控
    [struct] 外墙屋面渗漏
    [access] 扶手坡道
    [road] 路面积水
    [falling] 高空抛物阳台杂物
    [pests] 马蜂窝虫害
    [clean] 垃圾保洁小广告
    [green] 绿化
    [parking] 停车占道
    [neighbour] 噪音宠物纠纷
    [security] 治安诈骗
    [health] 就医健康
    [care] 老人困难求助
    [service] 物业服务收费
    [ask] 咨询办事
    [idea] 意见建议
   *[other] 其他
}

# $code 单位代号
report-unit = { $code ->
    [fire_brigade] 消防
    [housing] 房管
    [gas_company] 燃气公司
    [police] 派出所
    [special_squad] 特勤
    [power] 供电
    [water] 供水
    [hospital] 医院
    [property] 物业
    [community_office] 社区
    [committee] 业委会
    [grid] 网格员
    [volunteers] 志愿队
    [city_management] 城管
    [road_upkeep] 公路养护
    [lawyers] 律师
    [civil_affairs] 民政
    [municipal] 市政
   *[other] 单位
}

# $priority 轻重缓急
report-priority = { $priority ->
    [urgent] 特急
    [pressing] 紧急
   *[normal] 一般
}
