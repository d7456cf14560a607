### 表决：列表

ballot-list-title = 🗳 <b>表决</b>
# $section 哪一部分
ballot-list-section = { $section ->
    [running] <b>进行中</b>
   *[past] <b>以前的</b>
}
# $number 编号，$place 哪里，$question 问题，$state 到了哪一步，$choice 我投的，$voted 投了没有
ballot-list-line = { $number } · { $place } · { $question }（{ $state }）{ $voted ->
    [1] { " " }· 我投了{ $choice }
   *[other] { "" }
}
ballot-list-until = 到 { WHEN($at) }
ballot-list-none = 还没有表决。
ballot-list-mine = <b>我投的票</b>
ballot-list-button = 🗳 { $number } { $question }
ballot-list-first = « 最新的
ballot-list-next = 更早 ›
