gone = 这条已经不在了。
anonymous = 匿名管理员请打开和我的私聊再操作，这样才知道是谁在办。
back = ‹ 返回
open-private = 打开私聊
update-parked =
    ⚠️ 有一条消息（编号 { $number }）试了多次都没办成，已经放在一边，没有丢。
    原因：<code>{ $kind }</code>。请把这两样告诉维护的人。
message-uncertain = ⚠️ 有一条通知（编号 { $number }）不知道对方收到没有。为免重复打扰，没有再发。请看情况补发。
