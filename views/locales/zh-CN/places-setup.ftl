### 把机器人请进群：它能做什么，这是哪一栋

# $title 群名
setup-title = <b>{ $title }</b>
    我是邻里机器人。在这个群里：

setup-community = 社区

# $right 权限
setup-has = { $right ->
    [post] ✅ 能发言
    [pin] ✅ 能置顶
    [read] ✅ 能看到大家的消息
   *[delete] ✅ 能删除消息
}

setup-lacks = { $right ->
    [post] ❌ 不能发言：大家会收不到回复
    [pin] ❌ 不能置顶：重要的事不会留在最上面
    [read] ❌ 看不到普通消息：大家要用 /report 开头，或者回复我
   *[delete] ❌ 不能删除消息：垃圾信息要由群管理员来删
}

setup-remedy = 群主在“管理员”里把我设为管理员，打开这些权限就行，不用重新拉群。

# $kind 是谁的群，$name 名字
setup-tie = { $kind ->
    [group] { $name } 的群
    [staff] { $name } 的社区值班群
    [unit] { $name } 的工单群
   *[none] 还没有定
}

setup-now = 这是 <b>{ setup-tie }</b>。

# $what 问什么
setup-ask = { $what ->
    [founding] 还没有社区。先起个社区的名字，好吗？
    [communities] 这个群属于哪个社区？
    [units] 这是哪个单位的工单群？
   *[buildings] 这是哪一栋的群？请点一下，或者发：/bind 6栋
}

setup-button = { $what ->
    [new] ➕ 新建楼栋
    [staff] 这是社区值班群
    [unit] 这是单位工单群
    [change] 改成别的
    [name] ✏️ 起个名字
    [before] ‹ 上一页
    [after] 下一页 ›
    [sure] ✅ 确认
   *[keep] 不改了
}

# $title 群名
setup-found = 就叫「{ $title }」

setup-decline = 不同意

setup-tied = { $kind ->
    [group] ✅ 好了，这里是 <b>{ $name }</b> 的群。
        邻居们发 /report 加一句话就能报事，例如：/report 三楼楼道灯不亮
    [staff] ✅ 好了，这里是 <b>{ $name }</b> 的社区值班群。没人接的事会报到这里。
   *[unit] ✅ 好了，这里是 <b>{ $name }</b> 的工单群。派给它的事会发到这里。
}

# $before 现在，$after 以后
setup-sure = 这个群现在是 <b>{ $before }</b>。
    要改成 <b>{ $after }</b> 吗？

setup-which = 有好几个相近的名字，是哪一个？

# $title 群名，$person 谁，$place 楼栋，$before 现在
setup-request = { $person }（群管理员）想把「{ $title }」定为 <b>{ $place }</b> 的群。
    这个群现在：{ $before }。
    同意吗？

# $title 群名，$place 楼栋，$person 谁定的
setup-agreed = ✅ { $person } 已同意：「{ $title }」是 <b>{ $place }</b> 的群。
setup-disagreed = { $person } 没有同意把「{ $title }」定为 <b>{ $place }</b> 的群。

# $place 楼栋
setup-declined = 社区没有同意把这个群定为 <b>{ $place }</b> 的群。有疑问请联系社区。

# $note 情况
setup-note = { $note ->
    [no-community] 这里还没有建好社区。请负责人（机器人的主人）先发一次 /bind。
    [forbidden] 这件事要由社区工作人员来做。请他们在这个群里发：/bind 6栋
    [already] 这个群本来就是这样定的，不用再改。
    [unknown] 没有找到这栋楼。请社区工作人员先建好它，再来试一次。
    [requested] 已经请社区确认，同意后这里会有通知。
    [nobody] 现在联系不上社区工作人员。请让他们先和我私聊一次（点“开始”），再来试一次。
    [founded] ✅ 社区建好了。接着请选这是哪一栋的群。
    [group-only] 请在要设置的群里发这个命令，例如：/bind 6栋
    [kept] 好的，没有改。
   *[bad-name] 这个名字用不了。请写 1 到 30 个字，例如：6栋
}

# $id、$person 问的是谁
setup-name = <a href="tg://user?id={ $id }">{ $person }</a>，{ $what ->
    [building] 这栋楼叫什么？请回复这条消息，例如：6栋
   *[community] 社区叫什么？请回复这条消息，例如：翠湖里
}

setup-name-hint = { $what ->
    [building] 例如：6栋
   *[community] 例如：翠湖里
}

setup-lost = 我被移出了群「{ $title }」，那里的通知发不出去了。
    要恢复的话，请重新把我拉进群，原来的设置还在。

setup-mute = 我在群「{ $title }」里不能发言。请群主允许我发言，或者把我设为管理员。

setup-stranger = 大家好，我是邻里机器人。我要由社区工作人员请进群才能用，现在我先不做什么。
    想用的话，请社区工作人员在这里发：/bind 6栋

# $reason 原因
setup-toast = { $reason ->
    [forbidden] 这件事要由社区工作人员来做。
    [sure] 这个群刚刚定成了别的，请再看一下。
    [already] 本来就是这样。
    [declined] 好的。
   *[done] 好了。
}
