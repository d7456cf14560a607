### 命令菜单

# $command 命令
menu-command = { $command ->
    [report] 报事：坏了、漏了、不安全，说一声
    [my] 我的事项
    [reports] 本楼还没办完的事
    [vote] 发起表决：让全楼来决定
    [votes] 正在进行和以往的表决
    [fund] 发起众筹：大家一起出钱
    [funds] 众筹和账目
    [notice] 发公告：义诊、讲座、停水，定时发到各楼
    [notices] 近期公告和活动
    [lang] 换语言 / Language
    [big] 大字模式：按钮更大更少
    [members] 同意住户登记
    [role] 请人担任角色，或看看有谁
    [units] 设置单位、类别和楼栋
    [import] 导入住户名册
    [bind] 这个群是哪一栋
   *[help] 我能做什么
}
