# 旧台账移入：退回的行为什么退、怎么改。写在退回文件的“退回原因”一列。
import-reason-nothing-said = 没有标题也没有内容；补上，补不上就写“原件无内容”
import-reason-control-character = “{ $column }”里有看不见的控制字符或改变书写方向的记号；删掉再传
import-reason-broken-bytes = “{ $column }”里有认不出的字节，可能传坏了；对照原件改
import-reason-too-long = “{ $column }”有 { $characters } 字，最多 { $most } 字；分成附件
import-reason-unclear-date = “{ $column }”写的“{ $shown }”认不出是哪天；写成 2023-05-08，只知道月份就写 2023-05
import-reason-not-yet = “{ $column }”在今天以后；对照原件改
import-reason-unclear-state = 状态“{ $shown }”认不出办没办完；改成“已办结”或“办理中”
import-reason-unclear-purpose = 信访目的只有代码“{ $shown }”，认不出是不是揭发控告；加一列 xfmdmc 写上名称
import-reason-same-number = 和第 { $line } 行同号，内容不一样；真是两件就把后一件编号加 -2
import-reason-refused = 没有移入：{ $sentence }

# 移入的旧件清单
old-title = 移入的旧件
old-hint = 从别的系统移来，新收到的在前；日期和状态据原系统记载，没有在这里核对过
old-back = 我的待办
old-source = 原系统
old-state = 原来的状态
old-from = 收到，从
old-until = 到
old-old-number = 原系统的编号
old-show = 找
old-any = 不限
old-matter = 诉求
old-received = 收到
old-duplicate = 原系统标为重复
old-no-day = 日期不详
old-not-found = 没有这个编号的旧件。换个写法再试，或者按日期找
old-empty = 没有这样的旧件
old-first = 回到第一页
old-next = 下一页
old-key-find = 找编号
claimed-state-open = 办理中
claimed-state-closed = 已办结
claimed-state-unknown-open = 状态不详，按在办
claimed-state-unknown-closed = 状态不详
claimed-received = 收到
claimed-state = 办理状态
claimed-replied = 答复
claimed-closed = 办结
claimed-due = 限办到
claimed-promised = 答应本人的日期
claimed-duplicate = 重复

exchange-unit = 承办单位
