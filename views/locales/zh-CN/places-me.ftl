language = 请选择您的语言：
language-group = 请选择这个群的语言：
language-name =
    { $language ->
        [en] English
       *[zh-CN] 中文
    }
big-on = 🔠 大按钮打开了：每行一个按钮，最多四个。下面的字可以直接点。再发一次 /big 就关掉。
big-off = 大按钮关掉了。再发一次 /big 就打开。
privacy-title = 🔒 <b>您的资料</b>
privacy-kept =
    称呼：{ $name }
    语言：{ $language }
    手机：{ $phone }
    报过的事：{ $reports } 件；“我也遇到”：{ $supports } 件
privacy-home =
    { $state ->
        [active] 🏠 { $home }（{ $relation }）
       *[claimed] ⏳ { $home }（{ $relation }，等确认）
    }
privacy-who-sees =
    <b>谁看得到</b>
    住哪户、称呼和打星号的手机号：只有本楼楼栋长和社区工作人员，每看一次都有记录。
    公开的报事：本楼的人；私密的报事：只有办事的人。
    机器人收到的原始消息，处理完就删；没处理成的留着，等管理员查看。
privacy-looks = <b>最近谁看过</b>
privacy-no-looks = 还没有人看过您的资料。
privacy-look =
    { WHEN($at) } { $name }{ $what ->
        [members] 看了住户名单
       *[other] 看了您的资料
    }
privacy-export = 📄 导出
privacy-erase = 🗑 删除
privacy-move-out = 我搬走了：{ $home }
move-out-sure = 确定您不再住 <b>{ $home }</b> 了吗？以前的投票和报事都留着。
move-out-yes = 确定搬走
erase-sure =
    <b>确定删除您的资料吗？</b>
    称呼、手机号、住哪户和担任的角色都会删掉，不能恢复。
    您报过的事、投过的票、说过的看法和付过的钱会留下，但看不出是谁。
    想留一份的话，先点“返回”，再点“导出”。
erase-yes = 确定删除
erased = 您的资料已经删除。以后想用，发 /start 就行，会当作新邻居。
export = 这是这里保存的关于您的全部资料。
