# 期限：一天一天怎么数的。

clock-days-title = 一天一天数
clock-legend-start = 那天起，当天不算
clock-legend-counted = 算进去，下面是第几日
clock-legend-real = 实际办到
clock-legend-last = 最后一日
clock-legend-corner = 角上的休、班：放假、调休上班
clock-others-title = 别的期限
clock-month = { $month } 月

# 每个期限叫什么，依据哪一条，到那天要办到什么。
clock-name-register = 登记并转送
clock-name-acknowledge = 告知受理不受理
clock-name-acknowledge-forwarded = 接收单位告知受理不受理
clock-name-object = 接收单位提异议
clock-name-done = 书面答复
clock-name-request-review = 请求复查
clock-name-the-review = 作出复查意见
clock-name-request-recheck = 请求复核
clock-name-the-recheck = 作出复核意见
clock-name-co-handle = 协办
clock-source-register = 《信访工作条例》第二十二条第一款
clock-source-acknowledge = 《信访工作条例》第二十三条第二款
clock-source-acknowledge-forwarded = 《信访工作条例》第二十三条第三款
clock-source-object = 《信访工作条例》第二十三条第三款
clock-source-done = 《信访工作条例》第三十四条
clock-source-review = 《信访工作条例》第三十五条
clock-source-the-review = 《信访工作条例》第三十五条
clock-source-request-recheck = 《信访工作条例》第三十六条第一款
clock-source-the-recheck = 《信访工作条例》第三十六条第一款
clock-source-co-handle = 主办单位在协办任务中给定
clock-answer-register = { $day }前，登记好，转给该管的单位。
clock-answer-acknowledge = { $day }前，书面告诉您受理不受理。
clock-answer-acknowledge-forwarded = { $day }前，接收的单位书面告诉您受理不受理。
clock-answer-object = { $day }前，接收的单位可以说不归它管，并讲明理由。
clock-answer-done = { $day }前，给您书面答复。
clock-answer-review = { $day }前，您都可以请上一级再看一遍。
clock-answer-the-review = { $day }前，上一级书面告诉您复查的结果。
clock-answer-request-recheck = { $day }前，您都可以请再上一级看一遍。
clock-answer-the-recheck = { $day }前，再上一级书面告诉您复核的结果。
clock-answer-co-handle = { $day }前，协办单位答复主办单位。
clock-answer-stopped = 现在停着，还没有日子。
clock-event-register = 信访部门收到
clock-event-acknowledge = 单位收到
clock-event-acknowledge-forwarded = 接收单位收到转送
clock-event-object = 接收单位收到转送
clock-event-done = 受理
clock-event-review = 收到书面答复
clock-event-the-review = 上一级收到复查请求
clock-event-request-recheck = 收到复查意见书
clock-event-the-recheck = 再上一级收到复核请求
clock-event-co-handle = 主办单位提出协办任务
clock-title = 为什么是 { $day }
clock-title-stopped = 为什么还没有日子

# 眼下怎么样。
clock-now-left = 到今天用了 { $used } 日，还有 { $left } 天。
clock-now-last = 今天是最后一日。
clock-now-late = 已经晚了 { $by } 天，还没有办到。
clock-now-lapsed = { $day }过了，这个期限已经结束。
clock-now-met = 实际{ $day }办到，用了 { $used } 日，没有超期。
clock-now-met-late = 实际{ $day }办到，晚了 { $by } 天。
clock-now-ended = { $day }起不再算：{ $why }。
clock-now-stopped = 现在停着，不算日子。
clock-why-withdrawn = 本人撤回了
clock-why-transferred = 转送别的单位了
clock-why-objected = 异议成立，退回了
clock-why-not-accepted = 没有受理
clock-why-superseded = 已经走到下一步
clock-why-closed = 办结了

# 六个问题。
clock-ask-start = 从哪天起
clock-ask-length = 一共几日
clock-ask-last = 最后一日
clock-ask-stopped = 停过没有
clock-ask-extended = 延过没有
clock-ask-late = 晚了会怎样
clock-start-calendar = { $day }，{ $event }。当天不算，第二天是第 1 日。
clock-start-working = { $day }，{ $event }。当天不算，下一个上班日是第 1 日。
clock-length-calendar = { $n } 日。{ $source }写的是“日”，不是“工作日”，所以周末、放假都算。
clock-length-working = { $n } 个工作日。{ $source }写的是“工作日”，所以周末、放假不算，调休上班的算。
clock-length-given = { $n } 日。这不是法律定的期限，是主办单位交代任务时给定的最后一日。
clock-skipped-day = { $first }{ $why }，不算。
clock-skipped-days = { $first }到{ $last }{ $why }，不算。
clock-made-up = { $day }是{ $holiday }调休上班，算。
clock-last-stays = 第 { $nth } 日是{ $day }，上班，不顺延。
clock-last-moved = 第 { $nth } 日是{ $day }，{ $why }；到{ $until }都不上班，顺到后面第一个上班日**{ $to }**。
clock-last-none = 还没有最后一日。
clock-told = **{ $day }**是早先告诉您的，照旧算数；按天数出来是{ $reckoned }。
clock-told-alone = **{ $day }**是早先告诉您的，照旧算数。
clock-provisional = { $year } 年的放假安排还没有公布，先按周一到周五上班来数；公布以后变了，会再告诉您。
clock-never-stopped = 没有。
clock-stopped-now = 现在停着。停的日子不算。
clock-extended = 延过一次：{ $day }批准，延 { $n } 日，只能延这一次。
clock-extendable = 没有。要延只能一次，最多 { $n } 日，由单位负责人批准，还要告诉您理由。
clock-not-extendable = 没有。法律没有说这个期限可以延。
clock-given-once = 没有。给定的日子不改；要改，由主办单位撤回这一项，另提一项。
clock-late-duty = 照样要办。哪天到期、晚了几天都记着，谁也改不了。
clock-late-object = 过了就不能再提异议：要么受理，要么依法不予受理并讲明理由。
clock-late-review = 过了就不能请求复查。有新的事实和理由，还可以重新反映。
clock-why-weekend = 周末
clock-why-holiday = { $holiday }放假
clock-why-stopped = 停着
clock-why-stop-began = 那天起停了

# 月历。
clock-weekday = { $weekday ->
    [1] 一
    [2] 二
    [3] 三
    [4] 四
    [5] 五
    [6] 六
   *[7] 日
    }
clock-weekday-full = { date-weekday }
clock-corner-off = 休
clock-corner-work = 班
clock-cell-register = 收到
clock-cell-acknowledge = 收到
clock-cell-acknowledge-forwarded = 收到
clock-cell-object = 收到
clock-cell-done = 受理
clock-cell-review = 收到
clock-cell-the-review = 收到
clock-cell-request-recheck = 收到
clock-cell-the-recheck = 收到
clock-cell-co-handle = 提出
clock-cell-due = 到期
clock-calendar = 放假安排依据{ $notices }。
clock-notice = 国务院办公厅 { $year }年{ date-month }的通知
holiday-new-year = 元旦
holiday-spring-festival = 春节
holiday-qingming = 清明节
holiday-labour-day = 劳动节
holiday-dragon-boat = 端午节
holiday-mid-autumn = 中秋节
holiday-national-day = 国庆节
holiday-mid-autumn-and-national-day = 中秋节、国庆节
holiday-local = { $name }
