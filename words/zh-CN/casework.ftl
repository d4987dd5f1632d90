# 办理：本人看到的进度、答复、评价。

progress-now = 现在
progress-with = 谁在办
progress-answer = 答复
progress-next = 下一步
progress-owed = 还欠您
progress-owed-words = { $n } 件答应的事，最近一件

asked-title = 想请您说明一件事
asked-button = 写回答
question-title = 请您回答
question-from = { $unit }问，{ $day }
question-answer = 您的回答
question-submit = 交上去
question-empty = 写几句回答

undo-title = 这件事撤回了
undo-until = **{ $day }**以前可以反悔，点一下就接着办。
undo-submit = 不撤了，接着办

confirm-title = 答复出来了，您收到了吗？
confirm-means = 点了就算送到。从今天起 30 日内，不同意可以申请复查。
confirm-submit = 我收到了

verdict-ask = 这件事，您说解决了没有？
verdict-yours = 这里只听您的。单位和核查的话另外记。
verdict-solved = 解决了
verdict-solved-hint = 事情办成了
verdict-not-solved = 没解决
verdict-not-solved-hint = 接着可以申请复查
verdict-cannot-say = 说不清
verdict-cannot-say-hint = 现在还看不出来
verdict-change = 改一改
verdict-title = 一点一点，您来说
verdict-hint = 说不准的可以空着
verdict-unit-says = 单位答：{ $words }
verdict-why = 为什么这么说
verdict-submit = 记下我的话
verdict-empty = 至少选一点
verdict-safe = 说“没解决”不影响已经答应您的事，也不会有人因此找您麻烦。
review-title = 不同意答复，请上一级再看一遍
review-what = 这叫申请复查，由**{ $organ }**来看，30 日内给您书面意见，不收钱。
review-until = **{ $day }**以前都能申请。
review-how = 写在纸上，附上这份答复，送到或者寄到：{ $address }

declined-title = 为什么没有受理
declined-instead = 您可以去

letter-title = 答复
letter-which-counts = 以盖章的中文答复为准。
letter-basis = 依据
letter-paper = 看带盖章处的原件

carried-title = 据原系统记载
carried-hint = 这件事从“{ $source }”移过来，下面是那边记的
carried-reply = 那边的答复

promises-title = 答应您的事
timeline-title = 办到哪一步了
clock-how = 怎么算的

said-title = 您说的
said-where = 地点：{ $place }
said-points = 归成几点
said-added = { $day }补充

may-title = 您还可以
readers-title = 谁看过您的材料
readers-none = 还没有人打开过。
readers-who = 谁
readers-what = 看了什么
readers-last = 最近一次
readers-wrong = 不该看的人看了？打 [[{ $phone }]] 告诉我们。
