# 几个人反映同一件：各有查询码、送达和评价

refusal-reporter-unknown = 这件诉求里没有这位反映人。请从列出的人里选。
refusal-further-at-counter = 其他反映人的查询码不能寄信、不能打电话核对：登记的电话和住址是第一位反映人的。请本人带证件到窗口来领。
reporters-nth = { $n ->
    [1] 第一反映人
   *[other] 第 { $n } 位反映人
 }
reporters-named = { $name }（{ $nth }）
reporters-has-code = 已有自己的查询码
reporters-no-code = 还没有自己的查询码
reporters-not-reached = 答复还没送到
reporters-whom = 送到哪一位手里
reporters-who-speaks = 是哪一位反映人说的
reporters-code-whom = 发给哪一位
reporters-answer-whose = 说“没解决”的是{ $who }。每一位说的都要分别回应；这一次回应这一位。
event-reporter-left = 一位反映人退出
event-reporter-back = 退出的反映人回来了
now-left = 您已退出
now-left-more = ，其他反映人的事继续办
node-left = 您退出了
node-left-words = 其他反映人的事继续办；{ $day }以前可以恢复。
node-back = 您回来了
leave-title = 要退出这件事吗？
leave-means = 您退出以后，其他反映人的事继续办。已经答应您的事不受影响。
leave-reason = 为什么退出
leave-submit = 退出这件事
leave-keep = 不退出，返回进度
undo-left-title = 您退出了这件事
undo-left-until = **{ $day }**以前可以回来，点一下就行。
undo-left-submit = 回来，继续参加
done-left = 您退出了，其他反映人的事继续办。
node-own-code = 给了您自己的查询码
node-own-code-words = { $unit }给的：{ $checked }，{ $manner }。
