### 表决：面板

# $number 编号，$kind 方式，$place 哪里
ballot-panel-head = 🗳 <b>{ $number }</b> · { $kind } · { $place }
ballot-panel-question = <b>{ $question }</b>
ballot-panel-state = 【{ $state }】
ballot-panel-verdict = 结果：<b>{ $verdict }</b>
ballot-panel-rule = 规则：{ $rule }
ballot-panel-roll = 谁有票：{ $size }
ballot-panel-closes = 截止：<b>{ WHEN($at) }</b>
ballot-panel-closes-later = 截止：<b>{ WHEN($at) }</b>（延长过一次）
ballot-panel-closed = 已于 { WHEN($at) } 截止
# $done 已参与，$all 一共
ballot-panel-turnout = 参与：<b>{ $done }</b>，共 { $all }
ballot-panel-quorum-lacking = 还差 { $missing } 就够{ $share }参与
ballot-panel-quorum-met = 已够{ $share }参与
ballot-panel-votes = 同意 <b>{ $yes }</b> · 反对 <b>{ $no }</b> · 弃权 <b>{ $abstain }</b>
ballot-panel-yes-lacking = 要通过，还差 { $missing } 同意
ballot-panel-yes-met = 照现在的票，同意的够了
ballot-panel-area = { $area } m²
# $n 第几项，$option 选项，$count 几票
ballot-panel-option = { $n }. { $option }
ballot-panel-option-votes = { $n }. { $option }：<b>{ $count }</b> 票
ballot-panel-hidden = 投了什么，截止后才公布
ballot-panel-secret = 无记名：谁也看不到谁投了什么，请点“私聊投票”
ballot-panel-excluded = 待统一 { $conflict } 户 · 待核对 { $other } 户（暂不计）
ballot-panel-pending = { $count } 人的票要等核实住哪户后才计
ballot-panel-grid = <pre>{ $grid }</pre>
ballot-panel-legend = ✓ 同意　✗ 反对　○ 弃权　! 待统一或待核对　· 未投
ballot-panel-floor = { $floor }层
ballot-panel-names = { $choice }（{ $count }）：{ $names }
ballot-panel-chain = 核对码 <code>{ $head }</code>
ballot-button-option = { $n }. { $option }
ballot-button-mine = 🧾 我的票
ballot-button-tools = ⚙ 管理
ballot-button-private = 🔒 私聊投票
