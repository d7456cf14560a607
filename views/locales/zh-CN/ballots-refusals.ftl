### 表决：为什么不行

ballot-refusal =
    { $reason ->
        [not_yours] 这件事要当事人自己办。
        [not_a_member] 这次表决只有住户能投。先到私聊点“我住哪户”登记。
        [elsewhere] 这是别的楼的表决，您登记的住处不在这里。
        [not_on_roll] 这次的名单上没有您家，名单在开始时就定下了。有疑问请找楼栋长。
        [not_verified] 先要核实您住哪户，核实后再来投。
        [verified_too_late] 到截止时还没有核实您住哪户。下次请早点登记。
        [tenant] 这次由业主或家人投票，租客不投。您的意见可以告诉楼栋长。
        [owners_only] 这次只有业主能投，请业主本人来投。
        [captain_only] 这要楼栋长或社区来办。
        [staff_only] 这要社区来办。
        [not_open_yet] 还没有开始，开始后再来。
        [closed] 已经截止了。
        [still_open] 还在进行，截止后再来。
        [window_over] 提异议的时间已经过了。
        [window_open] 提异议的时间还没过，过了才能定案。
        [unanswered] 还有异议没有答复，答复了才能定案。
        [frozen] 已经开始了，不能再改。要改请取消后重新发起。
        [unknown_option] 没有这个选项，请按最新消息里的按钮。
        [too_many_picked] 选得太多了，点掉几个再确认。
        [picked_twice] 同一个选了两次，请重新选。
        [nothing_picked] 还没有选，先选再确认。
        [secret_no_change] 您已经投过了。无记名的票不能改，也不能撤回。
        [nothing_to_withdraw] 您没有投票，不用撤回。
        [wrong_kind] 这种表决不能这样做。
        [secret_only_taps] 这是无记名投票，请点“私聊投票”，由本人来投。
        [paper_over_tap] 这一户已经自己在手机上投了，以那一票为准，不能再录纸票。
        [paper_twice] 这一户已经录过一张纸票。要改请先撤掉那一张。
        [same_witness] 核对的人不能是录入的人，请换一位。
        [nothing_to_confirm] 没有要核对的纸票。
        [nothing_to_dispute] 没有可以否认的票。
        [proxy_not_written] 委托要有书面的，请先拍下委托书。
        [proxy_too_many] 一个人最多代三户投票，请另找一位。
        [proxy_chain] 受委托的人不能再转委托，请另找一位。
        [proxy_staff] 物业的人不能代住户投票，请另找一位。
        [proxy_self] 自己家的票自己投，不用委托。
        [too_short] 时间太短了，请往后定。
        [too_long] 时间太长了，请往前定。
        [in_the_past] 这个时间已经过了，请定一个以后的时间。
        [already_extended] 已经延长过一次，不能再延。
        [not_later] 新的截止时间要比原来晚。
        [no_question] 还没有写要问什么。请写一句话，比如：是否安装楼梯扶手？
        [question_too_long] 问题太长了，请写在 300 个字以内。
        [too_few_options] 选项至少要两个，一行写一个。
        [too_many_options] 选项最多 20 个，请减少一些。
        [option_too_long] 有一个选项太长了，每个请写在 80 个字以内。
        [option_twice] 有两个选项是一样的，请改掉一个。
        [deadline_twice] 截止时间写了两个，请只留一个。
        [options_fixed] 这种表决只有同意、反对、弃权，不用写选项。
        [too_many_seats] 要选的名额比选项还多，请减少名额或增加选项。
        [rule_fixed] 这种表决的规则是规定好的，不能改。
        [bad_fraction] 这个比例用不了，请从按钮里选。
        [secret_weight] 无记名的表决不能按面积计票，那样会看出谁投了什么。
        [empty_roll] 名单上一个人也没有，没法开始。请先登记住户。
        [needs_reason] 请写一句为什么。
        [needs_text] 请写一句话。
        [text_too_long] 写得太长了，请短一些。
       *[wrong_state] 现在到了另一步，请看最新的消息。
    }
