### 角色：谁能做什么，由谁授予

# $role 角色代号
role-word = { $role ->
    [resident] 居民
    [captain] 楼栋长
    [grid] 网格员
    [staff] 社区工作人员
    [secretary] 书记
    [unit] 单位成员
    [committee] 业委会
    [volunteer] 志愿者
    [custodian] 保管人
    [witness] 见证人
   *[owner] 负责人
}

role-or = 、

# $place 地方
role-list = <b>{ $place }</b> 有这些人：

# $person 谁，$role 角色，$place 在哪里，$giver 谁给的
role-held = • <b>{ $person }</b> { $role }（{ $place }），由 { $giver } 授予

role-none = 还没有人。

role-how = 回复某人的消息，发 /role 楼栋长，就能请他担任。

role-revoke-button = 撤销 { $person } { $role }

# $person 谁，$role 角色，$place 在哪里
role-revoke = 撤销 <b>{ $person }</b> 在 { $place } 的 <b>{ $role }</b> 吗？撤销后可以重新授予。

role-revoke-yes = 确认撤销

# $person 谁，$role 角色，$place 在哪里
role-line = ✅ { $person } 现在是 { $place } 的 <b>{ $role }</b>。

role-given = 您现在是 { $place } 的 <b>{ $role }</b>，由 { $giver } 授予。

# $role 角色代号
role-can = { $role ->
    [captain] 您可以同意住户入住登记、派单、说一声“办好了”。发 /help 看看能做什么。
    [staff] 您可以派单、设置楼栋和单位、请人担任楼栋长。发 /help 看看能做什么。
    [secretary] 一直没办好的事会报到您这里。发 /help 看看能做什么。
    [unit] 派给您单位的事会告诉您，点“接单”就可以。发 /help 看看能做什么。
    [grid] 老人和困难求助的事会告诉您。发 /help 看看能做什么。
   *[other] 发 /help 看看能做什么。
}

role-taken = 您不再是 { $place } 的 <b>{ $role }</b> 了，由 { $giver } 撤销。有疑问请直接问他。

# $reason 原因，$role 角色，$who 谁可以给，$name 名字
role-refused = { $reason ->
    [who] 请回复那个人的消息发这个命令，或者写上 @用户名。
    [stranger] 我还不认识 @{ $name }。请他在群里发一句 /help，或者和我私聊点“开始”，再试一次。
    [bot] 机器人不能担任角色，请回复真人的消息。
    [anonymous] 看不出这是谁发的（匿名管理员或频道）。请回复他本人的消息。
    [no-role] 没看懂是什么角色。可以写：楼栋长、网格员、社区、书记、业委会、志愿者，或者单位名，例如：/role 物业
    [no-unit] 没有找到这个单位。请发 /units 看看有哪些单位。
    [no-place] 请写上是哪里，例如：/role 楼栋长 6栋。或者在楼栋群里发。
    [not-yours] 这里的名单只给本社区的人看。请先登记您住哪户，或者在楼栋群里发 /role。
    [unknown-place] 没有找到「{ $name }」。请写楼栋名，例如：/role 楼栋长 6栋
    [several] 有好几个地方相近：{ $name }。请写得再清楚一点。
    [already] { $name } 已经是 { $role } 了。
   *[forbidden] 授予“{ $role }”要由 { $who } 来做，请找他们帮忙。
}

# $reason 结果
role-toast = { $reason ->
    [forbidden] 只有能授予这个角色的人才能撤销。
   *[done] 已撤销。
}
