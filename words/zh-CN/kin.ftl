# 并入、拆分、关联、重复：工作人员与本人看到的话

# 步骤
step-join = 并入另一件
step-part = 拆分出来
step-link = 关联
step-unlink = 取消关联
step-tell-apart = 不是一件事
step-answer-repeated = 按重复答复
step-say-what-is-new = 记下新情况

# 阶段
stage-joined = 已并入
stage-repeated = 重复，已给原答复
next-joined = 由并入的那一件一并办理，答复签发后分别送达每个人（《信访工作条例》第三十二条）。
next-repeated = 已给出原来的答复和理由；有新的事实和理由，写明以后重新办理（《信访工作条例》第十九条）。

# 不能办的理由
refusal-same-concern = 一件诉求不能和自己并入、关联。请核对另一件的编号。
refusal-kin-unknown = 没有这个编号，或者您看不到它。请核对十二位数字；在别的单位的，请那边的人来办，或者请督查来办。
refusal-kin-moved = 刚才有人并入或者拆分了其中一件。请重新打开页面看一看，再办一次；您写的都还在。
refusal-handled-elsewhere = 这一件已并入 { $into }，在那一件里办。确需分开办的，先拆分出来。
refusal-others-joined = 已有别的诉求并入这一件，它不能再并入另一件。请把另一件并入这一件，或者先把并进来的拆分出去。
refusal-answered-before = 这一件以前已经答复过，不能再并入别的。可以关联起来，各自答复。
refusal-other-class = 保密件和普通件不能并入、关联，也不能互相套用答复（《信访工作条例》第三十条）。
refusal-lead-joined = 那一件自己已并入 { $into }。请直接并入 { $into }。
refusal-lead-not-accepted = 那一件还没有受理。请先受理它，再并入；现在可以先关联。
refusal-lead-over = 那一件现在是“{ $stage }”，不能再并入。可以关联；内容相同又没有新情况的，可以按重复答复。
refusal-too-many-joined = 一件里最多并入 { $max } 件。请另选一件牵头，或者先关联。
refusal-not-joined = 这一件没有并入别的，不用拆分。
refusal-answered-together = 和 { $into } 一起的答复已经签发，不能再拆分。本人可以说“没解决”，由负责人答复或者重新办理；期限内也可以申请复查。
refusal-part-first = 两件现在并在一起。请先拆分，再说明不是一件事。
refusal-already-linked = 两件已经关联过了。
refusal-not-linked = 两件没有关联，不用取消。请核对编号。
refusal-already-told-apart = 已经说明过不是一件事。
refusal-tells-of-person = 这份文字里有另一位群众的姓名、电话、住址或证件号，会让别人看到。请退回修改，去掉以后再签发。
refusal-earlier-unanswered = 那一件还没有送到本人手里的答复，不能按重复答复。请并入它，或者正常办理。

# 经过
event-joined = 并入另一件
event-taken-in = 另一件并入本件
event-followed = 随牵头的一件换了承办
event-parted = 拆分出来
event-released = 并入的一件已拆分
event-linked = 关联另一件
event-unlinked = 取消了和另一件的关联
event-told-apart = 说明不是一件事
event-answer-taken = 一并答复已签发
event-repeated-answered = 按重复给出原答复
event-new-said = 说明了新情况

# 诉求页
kin-title = 有关的诉求
kin-into = 已并入
kin-joined = 并入本件
kin-linked = 关联
kin-apart = 不是一件事
alike-title = 可能是同一件事
alike-after-saving = 登记以后，在这一件的页面上可以并入、关联，或者说明不是一件事
alike-why = 像在：{ $why }
alike-words = 都说到{ $words }
alike-word = “{ $word }”
alike-common = 只能 不能 可以 应该 需要 知道 开始 时候 反映 问题 情况 希望 请求 要求 申请 投诉 举报 咨询 建议 解决 处理 办理 答复 回复 没有 有人 出现 造成 影响 居民 群众 村民 业主 单位 部门 政府 领导 工作人员 有关 长期 多次 一直 已经 至今 尽快 存在 进行
alike-place = 同一个地方
alike-category = 同一类事
alike-days = { $n ->
    [0] 同一天
   *[other] 相隔 { $n } 天
 }
other-which = 是哪一件
other-by-number = 都不是，按编号填
other-number = 另一件的编号
other-number-hint = 十二位数字，可以带空格
wrong-number = 编号是十二位数字，请核对后再填
concern-waits-with = 由 { $number } 一并办理，这里不用另办。

join-intro = 两件说的是同一件事，由另一件牵头办，一次答复。每个人还是自己的编号、查询码、回执和评价，互相看不到是谁、说了什么。
join-then-told = 本人会看到：已和另一件一并办理，由谁办，什么时候答复
join-then-date = 对每个人说过的日期都算数：两边哪个早，答复就按哪个
join-then-part = 答复签发以前可以拆分出来
part-intro = 这一件恢复单独办理：承办单位和人不变，重新五定；期限一直在走，说过的日期不变。
part-then = 理由会给本人看
part-why = 为什么要分开办
link-intro = 两件有联系，但各办各的。只记编号；能不能看另一件，还按各自的权限。
link-then = 两件的页面上都会出现对方的编号
unlink-intro = 当初关联错了，或者查清以后没有关系。关联过和取消过都留在经过里。
unlink-then = 两件的页面上都不再出现对方的编号
tell-apart-intro = 看着像，其实是两件事。说明以后不再提示。
tell-apart-then = 只留在工作人员的记录里
repeated-intro = 同一个人就同一件事再次反映，又没有新的事实和理由的，登记以后给出原来的答复（《信访工作条例》第十九条、第三十六条）。有一点新的，就正常办理并关联。
repeated-then-told = 本人会看到：为什么算重复、原来的答复全文、还能走哪条路；不上网的人，打电话或者寄信告知
repeated-then-new = 本人随时可以说明新情况，说了就重新办理
repeated-then-people = 原答复里有别人的姓名、电话、住址的，不能这样给出
repeated-because = 为什么没有新情况，还能走哪条路
repeated-because-hint = 写给本人看：比对了什么，原来的答复为什么仍然成立，还可以怎么办
desk-news-intro = 本人补充了新的事实或理由。记下以后回到登记窗口，重新计算期限，正常办理。
desk-news-then = 原来的编号和查询码不变
desk-news-ask = 新情况是什么

# 本人的进度页
now-joined = 和另一件一并办理
now-joined-more = ，答复会单独送到您手里
now-repeated = 给出了原来的答复
now-repeated-more = ，理由和还能走的路在下面
joined-title = 和别的诉求一并办理
joined-where = 有人反映了同一件事，您的这一件和 <b>{ $number }</b> 一起办，一次说清楚。您的编号、查询码、回执都不变，别人看不到您是谁、说了什么。
joined-waits = 答复签发以后，这里就能看到，也会单独送到您手里，由您自己评价。
joined-answered = 答复已经签发，全文在下面。由您自己评价；期限内您可以自己申请复查。
repeated-title = 这件事以前答复过
repeated-of = 以前的编号是 { $number }，答复在{ $day }送到
repeated-answer = 原来的答复
node-joined = 和另一件一并办理
node-joined-words = 和 { $number } 说的是同一件事，一起办，一次答复。
node-parted = 恢复单独办理
node-parted-words = 不再和 { $number } 一起办。
node-answer-taken = 答复已签发
node-answer-taken-words = 和 { $number } 一并答复，分别送达。
node-repeated = 给出了原来的答复
node-repeated-words = 和 { $number } 是同一件事，那件的答复在{ $day }送到。
node-new-said = 说明了新情况，重新办理
done-news = 您说的新情况已经记下，这件事重新办理，期限从今天重新算
way-news = 说明新情况
way-news-hint = 有新的事实、理由，或者原来的答复哪里不对
own-news-title = 有什么新情况
own-news-ask = 新的事实、理由，或者原来的答复哪里不对
own-news-hint = 写了就重新办理，编号和查询码不变
own-news-empty = 请写一写有什么新情况
own-news-submit = 提交，重新办理
