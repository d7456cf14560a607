nameless = 邻居
page-before = ‹ 上一页
page-next = 下一页 › ({ $at }/{ $pages })
flat-door = { $room }室
no-phone = 没有留手机号
office-phone = ☎️ 也可以打社区电话：{ $phone }
office-unknown = 也可以直接到社区服务台问。
relation =
    { $relation ->
        [owner] 业主
        [family] 家人
        [tenant] 租客
       *[carer] 代办家人
    }

start-hello = 您好，<b>{ $name }</b>。小区里的事，可以在这里办。
start-role =
    { $role ->
        [owner] 您是这个机器人的<b>管理人</b>。
        [secretary] 您是<b>书记</b>。
        [staff] 您是<b>社区工作人员</b>。
        [grid] 您是<b>网格员</b>。
        [captain] 您是<b>楼栋长</b>。
       *[unit] 您是<b>单位成员</b>，派给您单位的事会发到这里。
    }
start-home = 🏠 您家：{ $home }
start-no-home = 您还没有登记住哪户。点“我住哪户”，一会儿就好。
start-strange = 这个链接打不开，可能过期了。下面的都能用。
start-group = 有事点下面的按钮，和我私聊。想马上在群里报事，就发 /report 加一句话。
tile-report = 📣 我要报事
tile-join = 🏠 我住哪户
tile-building = 🏢 看看本楼
how-to-report =
    <b>报事很简单</b>
    直接在这里发一句话、一张照片或一段语音就行。
    比如：三单元二楼楼道灯不亮。
    发出来就有编号，谁在办、办到哪一步，都会告诉您。

    着火打 119，有危险打 110，有人受伤打 120。
look-places = 看哪里的事？
look-nowhere = 还不知道您住在哪栋楼。先点“我住哪户”登记，就能看到本楼的事。

help-resident =
    <b>在这里可以</b>
    📣 报事：直接发一句话、照片或语音
    📋 我的事项 /my：看我报的事办到哪了
    🏢 本楼的事 /reports
    🗳 表决 /votes，查自己的回执 /check
    💰 众筹和账目 /funds
    📢 公告和活动 /notices
    🏠 登记住哪户 /start
    🔠 大字大按钮 /big　🌐 语言 /lang
    🔒 我的资料 /privacy　✖️ 不办了 /cancel
help-captain =
    <b>您是楼栋长，还可以</b>
    🗳 /vote 发起表决　💰 /fund 发起众筹　📢 /notice 发公告
    🔑 /members 审批谁住哪户，发入户链接
    👥 /role 看看谁负责什么
help-unit =
    <b>您是单位成员，还可以</b>
    在派给您单位的事情上按：接单、排期、问一下、办好了、退单。
help-staff =
    <b>您是社区工作人员，还可以</b>
    🗳 /vote 发起表决　💰 /fund 发起众筹　📢 /notice 发公告
    🔑 /members 审批谁住哪户
    📄 /import 导入住户名册（Excel 或 CSV）
    👥 /role 任命楼栋长和单位成员
    📋 /reports 看辖区里所有的事
help-owner =
    <b>您是管理人，还可以</b>
    把我拉进楼栋群，用 /bind 6栋 说明这是哪栋楼；用 /role 任命社区工作人员。
duty = 有急事：着火 119，有危险 110，有人受伤 120。
cancelled = 好的，不办了。想起来随时再说。
nothing-to-cancel = 现在没有等您回答的事。
word-report = 报事
word-mine = 我的事项
word-help = 帮助
word-duty = 值班
