# 工作台：每一步、每一页。

# 名字：职责、途径、渠道、结论
role-citizen = 反映人
role-system = 系统
role-operator = 运维
channel-web = 网上
channel-phone = 来电
channel-letter = 来信
channel-walk-in = 来访
channel-box = 意见箱
channel-reception = 领导接访
channel-field-visit = 走访
channel-meeting = 会议
channel-handed-over = 其他机关转来
channel-fax = 传真
channel-mail = 电子邮件
channel-message-board = 留言板
channel-opinion-book = 意见簿
channel-delegate = 代表委员
channel-staff = 本单位人员
channel-api = 接口
path-suggestion = 建议意见（第 29 条）
path-denunciation = 检举控告（第 30 条）
path-litigation = 涉法涉诉（第 31 条第 1 项）
path-arbitration = 仲裁（第 31 条第 2 项）
path-party-appeal = 党员申诉（第 31 条第 3 项）
path-administrative-procedure = 行政复议等程序（第 31 条第 4 项）
path-duty-to-protect = 申请履行保护职责（第 31 条第 5 项）
path-petition = 信访程序（第 31 条第 6 项），60 日
track-simple = 简易
track-ordinary = 普通
track-complex = 疑难
ground-other-procedure = 应当走诉讼、仲裁、行政复议等程序
ground-not-ours = 不属于本机关职权
ground-being-handled = 已经受理，正在办理
ground-final = 已经复核终结，同一事实和理由
says-solved = 解决了
says-not-solved = 没解决
says-cannot-say = 说不清
claim-solved = 已解决
claim-partly-solved = 部分解决
claim-explained = 已解释说明
closed-person-said-solved = 本人说解决了
closed-review-term-over = 复查期已过
manner-by-hand = 当面交给本人
manner-post = 邮寄，凭邮件号
manner-phone = 电话读给本人听
manner-on-page = 本人在网页上收到
part-facts = 事实
part-basis = 依据
part-reasons = 理由
part-remedy = 办法
part-outcome = 结论
nth = { $n ->
    [1] 一
    [2] 二
    [3] 三
    [4] 四
    [5] 五
    [6] 六
    [7] 七
    [8] 八
    [9] 九
    [10] 十
    [11] 十一
    [12] 十二
    [13] 十三
    [14] 十四
    [15] 十五
    [16] 十六
    [17] 十七
    [18] 十八
    [19] 十九
    [20] 二十
   *[other] { $n }
    }

# 谁
person-citizen = 本人
person-unnamed = 没有留名
person-no-contact = 反映人，没有留联系方式
person-reporter = 反映人
post-held = { $who }，{ $post }
post-of-unit = { $unit }{ $post }

# 清单
list-mine = 我的待办
list-step = 待{ $step }
list-waits-for-tasks = { $step }（等 { $n } 项协办）
list-unit = { $unit }
list-whole = 本单位全部
list-carried = 原系统移入
list-by-due = 这一页 { $n } 件，按期限排
list-by-received = 这一页 { $n } 件，新来的在前
list-empty-mine = 手上没有要办的事了。
list-empty = 这张清单是空的。
list-comma = ，
group-all = 全部
group-late = 已超期
group-soon = 三天内
group-later = 往后
group-never = 没有期限
due-late = 超 { $n } 天
due-today = 今天到期
due-left = 剩 { $n } 天
due-none = 没有期限
key-up-down = 上下
key-open = 打开
key-copy = 复制编号
key-find = 找编号
key-send = 交上去
key-next-one = 上一件、下一件
account-back = 回到待办
keys-intro = 在输入框里、打字选词时，单键都不起作用。用不惯可以关掉。
keys-switch-off = 关掉单键
keys-switch-on = 打开单键
desk-sign-out = 退出
desk-overtaken = 您打开以后，{ $who }在 { $time } 又办了一步。您写的还在下面，看过再交一次。

# 诉求页
concern-done = 记下了
concern-done-gone = 记下了。这件事现在归别人办，您这里看不到了
concern-sealed = 保密：只有督查岗能看、能办。
concern-waits-until = 本人可在 { $day } 前请求复查；过后下一步：{ $step }，等{ $who }
concern-waits = 下一步：{ $step }，等{ $who }
concern-waits-for-tasks = 等 { $n } 项协办答复；答复可以先写，齐了再送审。下一步：{ $step }，等{ $who }
concern-who-read = 谁看过
concern-lead = 主办 { $unit }，{ $who }
concern-with-unit = 现在在 { $unit }
pane-due = { $day }前{ $what }。
not-now-stage = 这件事现在是“{ $stage }”
not-now-line = { $step }：{ $why }
carried-id = 原编号
carried-state = 原状态
point-open = 在办
point-heading = { $nth }、{ $point }
letter-signed = 签发的答复
letter-version = 送审的第 { $n } 稿
promise-kept = 办到了
promise-broken = 没办到
promise-who-when = { $who }，{ $day }前
show-all = 全部
show-legal = 法定步骤
show-internal = 内部
plan-leader = 领导
plan-handler = 人员
plan-measures = 措施
plan-due = 期限
plan-solved-when = 算解决
clock-line = { $name }，{ $length }
clock-length-days = { $n } 日
clock-length-working-days = { $n } 个工作日
clock-lapsed = 已过，没有提
clock-met = 用了 { $n } 天
clock-met-late = 晚了 { $n } 天
clock-ended = 不用再走
clock-stopped = 钟停着
says-unit = 单位说
says-person = 本人说
says-check = 核查说
says-unit-nothing = 还没有答复
says-unit-replied = 已经答复
says-unit-closed = 已经办结
says-person-nothing = 还没有说
says-check-nothing = 没有独立核查过
read-all = 全部，含姓名
read-contact = 姓名、联系方式
read-content = 内容
read-times = { $what }，{ $n } 次

# 经过
course-by = { $who }：{ $more }
course-corrects = 更正第 { $n } 条
concern-previous = 上一件
concern-next = 下一件
concern-in-list = 清单：我的待办
course-title = { $n }. { $title }
course-to = 转给{ $unit }
course-plan = 承办 { $handler }；分管 { $leader }；{ $day }前
course-version = 第 { $n } 稿
event-filed = 登记
event-reporter-named = 留了联系方式
event-code-issued = 给了查询码
event-code-issued-anew = 给了新查询码，旧的失效
event-material-added = 补充材料
event-accepted = 受理
event-points-named = 归成诉求点
event-point-added = 本人加了一点
event-not-accepted = 不予受理
event-transferred = 转送
event-sealed = 转为保密，本人看不到
event-withdrawn = 本人撤回
event-withdrawal-undone = 本人恢复
event-corrected = 更正
event-carried-over = 从原系统移入
event-lead-assigned = 指定承办
event-objected = 提出异议
event-objection-granted = 异议成立，退回
event-objection-refused = 异议不成立
event-plan-fixed = 五定
event-noted = 内部记录，本人看不到
event-citizen-asked = 问了本人
event-citizen-answered = 本人回答
event-answer-taken-down = 记下本人的回答
event-draft-handed = 答复送审，本人看不到
event-draft-edited = 改了送审稿，本人看不到
event-draft-returned = 退改，本人看不到
event-reply-signed = 签发答复
event-reply-delivered = 答复送达
event-promise-kept = 答应的事办到了
event-promise-broken = 答应的事没办到
event-verdict-given = 本人评价
event-verdict-explained = 回应了没解决
event-closed = 办结
event-reopened = 重新办理
event-co-handler-asked = 请求协办
event-task-given = 协办任务分办
event-task-answered = 协办答复
event-task-returned = 退回协办任务
event-task-return-granted = 同意退回，任务了结
event-task-return-refused = 不同意退回，任务不变
event-task-withdrawn = 撤回协办任务
event-joint-meeting-held = 联席会议

# 每一步的表
wrong-pick = 选一个
wrong-path = 选一条路：走哪条路，决定哪个钟走
wrong-day = 写一个日子，比如 2026-11-20
wrong-days = 写天数，比如 15
wrong-instead = 写清可以去哪里，有电话更好
wrong-points = 至少写一点，一行一点
accept-intro = 信访工作条例第 23 条：收到之日起 15 日内书面告知受理不受理
accept-then-told = 本人在进度页上看到受理和这几点，还可以加一点
accept-then-clock = 走信访程序的，从今天起算 60 日
accept-points = 诉求点，一行一点
accept-points-hint = 按本人说的写
accept-path = 走哪条路
accept-track = 繁简
accept-category = 是哪类事
accept-no-category = 先不分
decline-intro = 不予受理也要登记、说理由、指路（信访工作条例第 19、23 条）
decline-then = 本人收到不予受理告知书，写着理由和可以去的地方
decline-ground = 依据哪一条
decline-why = 为什么，写给本人看
decline-instead = 可以去哪个机关、单位
decline-instead-hint = 机关全称，找哪个窗口，带什么
transfer-intro = 转给有权处理的单位（信访工作条例第 22 条）；对方受理前，这里还管着
transfer-then = 本人看到转给了谁、为什么；对方 5 个工作日内可以提一次异议
transfer-to = 转给谁
transfer-why = 为什么归他们管
transfer-hint = 本人看得到
object-intro = 收到转送 5 个工作日内，可以提一次，要写明理由和依据（信访工作条例第 23 条）
object-then = 由转来的单位审核；审核不同意就不能再退
object-ask = 为什么不归这里，归谁
rule-intro = 同意就退回来另转；不同意，对方接着办，不能再退
rule-then = 对方立刻看到
rule-ask = 同意不同意
rule-yes = 同意，退回来
rule-no = 不同意，由他们办
rule-why = 理由
assign-intro = 一件事一个主办，岗位负责，人走事不丢
assign-then = 接手的岗位马上在自己的待办里看到
assign-handler = 谁来办
plan-intro = 定领导、定人员、定措施、定期限、包解决
plan-then = 期限不能晚过法定的最后一天
plan-leader-ask = 哪位领导负责
plan-handler-ask = 谁具体办
plan-measures-ask = 怎么办
plan-due-ask = 哪天办完
plan-due-hint = 先填的是法定的最后一天
plan-solved-ask = 怎样算解决
plan-solved-hint = 本人认不认，写得出来的样子
note-intro = 同事之间的话，本人看不到，但知道有备注
note-then = 写下就不能删，只能再写一条
note-ask = 备注
ask-intro = 一次只问一件，本人用编号和查询码回答
ask-then = 期限照走，不停钟；不上网的人，进“要告知的人”，打电话或者寄信去问
ask-ask = 问什么
seal-intro = 检举控告，或者本人怕被人知道：从现在起只有督查岗能看能办
seal-then = 您自己也看不到了；这里不能改回来
seal-ask = 为什么，写给督查岗看

issue-code-intro = 没有查询码，或者条子丢了。先弄清来的是本人，再给新的
issue-code-checked = 怎样核对的本人
identity-card-seen = 看了身份证
identity-called-back = 按登记的电话打回去，本人接的
identity-known-in-person = 两名工作人员都认识本人
identity-letter-to-address = 寄到登记的地址，人到不到场都行
issue-code-second = 另一名认识本人的工作人员
issue-code-second-hint = 选了“两名工作人员都认识本人”才填
issue-code-second-none = 没有
issue-code-manner = 怎样送出
issue-code-more = 补充说明
issue-code-more-hint = 只有工作人员看得到，不抄身份证号
issue-code-then-old = 旧查询码、旧二维码、用旧码打开着的页面，马上失效
issue-code-then-paper = 新查询码只印在纸上，屏幕上不显示
issue-code-then-told = 本人的进度页写明几点给了新码、怎样核对的
deliver-intro = 送到本人手里那天起，30 日复查期开始走（信访工作条例第 35 条）
deliver-then = 进度页上写明哪天、怎么送到的
deliver-how = 怎么送的
deliver-on = 哪天送到
deliver-note = 凭什么
deliver-note-hint = 邮寄必须写邮件号；当面、电话可以写谁送的
return-intro = 一行写一处，拟稿的人逐行改
return-then = 稿子回到承办人手里，期限照走
return-version = 哪一稿
return-ask = 哪里要改
return-hint = 写明哪句、为什么
settle-intro = { $what }（{ $who }）
settle-then = 本人在进度页上看到
settle-ask = 办到没有
settle-yes = 办到了
settle-no = 没办到
settle-how = 怎么看得出来，或者为什么没办到
settle-hint = 本人看得到
answer-intro = 本人说没解决，单位负责人必须回应
answer-then = 本人在进度页上看到，复查的路写在旁边
answer-way = 怎么办
answer-reopen = 重新办理
answer-stands = 维持答复，说明为什么
answer-why = 写给本人的话
answer-hint = 为什么，接着还能找谁
close-intro = 本人说解决了，或者复查期过了，才能办结
close-then = 单位说的、本人说的、核查说的分开记，不合成一个数
close-ask = 单位自己说：办成什么样
reopen-intro = 还是这件事，从五定重新来
reopen-then = 本人看到重新办理和理由
reopen-ask = 为什么重新办
extend-intro = 只能延一次，最多 30 日，到期前由单位负责人定（信访工作条例第 34 条）
extend-then = 本人看到新的日期和理由；不上网的人，由登记岗打电话或者寄《延长办理期限告知书》；并入本件的一起延长
extend-days = 延几天
extend-hint = 1 到 30
extend-why = 为什么，写给本人看
add-material-intro = 本人交来的，单位自己取证的，随答复送出的，通话录音；记作工作人员放进的材料
add-material-ask = 说明
add-material-hint = 谁、怎么交来的，也写上
answer-task-files = 扫描件、照片或 PDF
add-material-photos = 扫描件、照片、PDF 或录音
correct-intro = 记错了不改旧的，另记一条更正，旧的还看得到
correct-then = 更正写明改的是第几条
correct-entry = 第几条错了
correct-ask = 对的是什么

# 答复
missing-opening = 开头还没有写
missing-outcome = 还没有选结论
missing-facts = 还缺“事实”
missing-basis = 还缺“依据”
missing-reasons = 还缺“理由”
missing-remedy = 还缺“办法”，没支持的也要写还能走什么路
missing-promise = 答应的事要写全：什么、谁、哪天
missing-promise-past = 答应的日子已经过了
missing-unreadable = 太长，或者里面有看不见的符号
missing-in-point = 第 { $n } 点：{ $what }
reply-not-kept = 还没有存过草稿
reply-kept = 草稿，{ $who } { $time } 已存
reply-remarks = { $who } { $day } 退改时写的
reply-hand-to = 送{ $who }审签
reply-edit-button = 改好，接着审签
check-outcomes = 每一点都有结论
check-facts = 每一点都写了事实
check-basis = 依据写到哪一条
check-remedy = 写了办法和别的路
check-promises = 答应的事有人、有日子
check-promises-found = { $n } 件
check-hollow = 没有空话
check-phones = 没有电话号码
check-phones-found = 有 11 位号码
check-looked = 已查
check-of = { $n }／{ $all } 点
checks-whole = 都齐了
checks-missing = 还差 { $n } 项
hollow-words = 高度重视、依法依规办理、积极协调、尽快解决、加强监管、耐心等待、敬请谅解
letter-number = { $letters }〔{ $year }〕　号
letter-to = { $who }：
sign-tab-changes = 这次改了什么
sign-tab-whole = 全文
sign-compared = 对比 { $day } { $who }送的那一稿
sign-then-paper = 处理意见书可以打印，用印一份、留底一份
sign-then-deliver = 承办人送到本人手里，从那天起 30 日复查期开始走
sign-then-promises = { $n } 件答应的事记入台账，到期问
merge-point = 第 { $n } 点

# 公文
paper-transfer = 信访事项转送告知书
paper-accept = 信访事项受理告知书
paper-decline = 信访事项不予受理告知书
paper-opinion = 信访事项处理意见书
paper-date = { $year }年{ $month }月{ $day }日
paper-number = { $letters }〔{ $year }〕{ $concern }号
paper-to = { $who }：
paper-nobody = 反映人
paper-nth = （{ $nth }）
paper-opinion-between = ；
paper-opinion-asked-line = 请求{ $asked }。
paper-opinion-point = { $outcome }。{ $remedy }依据：{ $basis }
paper-review = 不同意本意见的，可以自收到之日起三十日内，书面向{ $body }申请复查；逾期不申请的，不再受理同一事实和理由的信访事项。
paper-review-above = 不同意本意见的，可以自收到之日起三十日内，书面向上一级机关申请复查。

# 为什么是这一天

# 协办

concern-tasks = 协办（{ $n }）
task-heading = 第 { $n } 项：{ $unit }
task-step = { $step }（第 { $n } 项）
task-intro = { $task }，{ $day }前答复。要办的事：{ $wanted }
task-open = 办理中
task-returned = 已退回，等审核
task-answered = 已答复
task-withdrawn = 已了结，不用答复
task-line = 最后一日{ $day }，还没有定由谁办
task-line-post = { $who }，最后一日{ $day }
task-answer-of = { $unit }的答复
task-why-late = 为什么给得更久
task-why-returned = 退回的理由
task-why-granted = 同意退回的理由
task-why-stays = 不同意退回的理由
task-why-withdrawn = 撤回的理由
ask-co-intro = 主办还是本单位；协办单位只看这件事和自己的任务，看不到本人是谁
ask-co-then = 协办单位答复以前，答复不能送审
ask-co-unit = 请哪个单位
ask-co-wanted = 要它办什么
ask-co-wanted-hint = 写清要查明什么、做到什么
ask-co-due = 最后一日
ask-co-due-hint = 不晚于本单位自己的最后一日
ask-co-late = 为什么要更久
ask-co-late-hint = 晚于本单位最后一日的，由负责人写
give-task-then = 任务进入他的待办
give-task-post = 由谁办
answer-task-then = 用本单位的名义交给主办单位，交了不能改
answer-task-ask = 查明了什么、做了什么
answer-task-hint = 只答本单位的这一项
return-task-then = 主办单位审核；审核不同意的，不能再退
return-task-ask = 为什么不归本单位，该归谁
rule-return-then = 协办单位立刻看到
rule-return-ask = 同意不同意退回
rule-return-yes = 同意，这一项了结
rule-return-no = 不同意，由他们办
withdraw-task-then = 协办单位不再办，看得到理由
withdraw-task-ask = 为什么不再需要

# 联席会议

course-meeting = { $day }，{ $units }，议定 { $n } 项
course-came = { $unit }：{ $who }
meeting-on = 哪天开的
meeting-unit = 第 { $n } 个单位
meeting-nobody = 没有
meeting-who = 第 { $n } 个单位谁来的
meeting-task = 议定第 { $n } 个单位办什么
meeting-task-hint = 没有议定的空着；一个单位有两项的，占两行
meeting-due = 第 { $n } 个单位的最后一日
meeting-minutes = 会议纪要
meeting-minutes-hint = 参加的单位看得到，本人看不到
meeting-intro = 几个单位一起商量一件事；议定的每一项是一个单位的任务
meeting-then = 议定的任务进入各单位的待办，到期都记着
