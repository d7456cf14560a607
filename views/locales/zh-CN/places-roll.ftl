roll-ask =
    请把住户名册发给我：Excel（XLSX、XLS）、ODS 或 CSV，不超过 5 MB。
    要有这几列：楼栋、单元、楼层、房号、面积、业主、电话。
    先给您看会改动什么，您点“导入”才算数。不想发了就发 /cancel 。
roll-ask-hint = 发名册文件
roll-refused =
    { $reason ->
        [forbidden] 只有社区工作人员可以导入名册。需要的话，请社区把您加为工作人员。
        [which-community] 您管着几个社区。请发 /import 加社区的名字，再发文件。
        [two-buildings] 名册里有一栋楼，系统里有两栋同名的，分不清是哪一栋。请先给其中一栋改名。
        [building-name] 名册里有的楼栋名字太长或者没有字，请改短（30 个字以内）再发。
        [bad-rows] 名册里还有不对的行，改好再发一遍。
        [changed] 您看过以后住户有了变动，请把文件再发一遍，重新看一下。
        [applied] 这份名册已经导入过了。
       *[expired] 这份名册放太久，已经删掉了。请再发一遍。
    }
roll-unreadable =
    { $reason ->
        [empty] 文件是空的。请看一下是不是发错了。
        [too-big] 文件太大了，最多 5 MB。请按楼栋分开发。
        [too-many-rows] 行数太多了，最多 50,000 行。请按楼栋分开发。
        [encrypted] 文件有密码，我打不开。请去掉密码再发。
        [unknown-format] 这个文件我读不懂。请发 Excel（XLSX、XLS）、ODS 或 CSV。
        [not-fetched] 文件没有取到。请再发一遍。
       *[no-file] 我在等名册文件。请点回形针，选“文件”发过来；不想发了就发 /cancel 。
    }
roll-dry-run = <b>还没有导入</b>，请先看看会改动什么：
roll-applied = ✅ <b>名册已经导入</b>
roll-bad-title = <b>有 { $count } 行不对，一行都没有导入。</b>请改好再发一遍：
roll-bad = 第 { $line } 行：{ $why }
roll-bad-reason =
    { $reason ->
        [no-header] 找不到表头。第一行要写：楼栋、单元、楼层、房号、面积、业主、电话
        [column-missing] 缺少这一列：{ $value }
        [column-twice] 这一列出现了两次：{ $value }
        [no-rows] 只有表头，没有住户
        [too-many-rows] 行数太多：{ $value }
        [building-missing] 没有写楼栋
        [room-missing] 没有写房号
        [area-missing] 没有写面积
        [area-unreadable] 面积看不懂：{ $value }
        [area-not-positive] 面积要大于 0：{ $value }
        [area-too-large] 面积太大：{ $value }
        [floor-unreadable] 楼层看不懂：{ $value }
        [phone-unreadable] 电话看不懂：{ $value }
        [looks-like-a-date] 被表格改成了日期：{ $value }
        [flat-twice] 和第 { $value } 行是同一户
       *[too-long] 字太多：{ $value }
    }
roll-more-bad = 还有 { $count } 行不对，没有列出来。
roll-ignored = 没有用到的列：{ $names }
roll-all = 合计
roll-building = <b>{ $name }</b>：新增 { $added }，改动 { $changed }，不在了 { $gone }，不变 { $unchanged }
roll-more-buildings = 还有 { $count } 栋，没有列出来。
roll-let-in = ✅ 导入
roll-cancel = 取消
roll-dropped = 好的，没有导入，文件内容已经删掉。
roll-community = 我们社区
