# 今天、科室看板。

today-title = 今天
today-summary = 手上共 { $all } 件，过了期限 { $late } 件，今天到期 { $due } 件
today-late = 已超期
today-today = 今天到期
today-week = 这一周
today-undated = 没有期限的
today-unit = 本单位别的岗位，今天到期和已超期
today-unit-none = 本单位别的岗位没有今天到期和已超期的事
today-returned = 退回来要改的答复
today-unsigned = 转出去还没人签收的
today-do-unsigned = 等对方签收
today-do-phone = 打电话告知
today-do-letter = 寄信告知
today-do-call-back = 打电话回访
today-notices-phone = 要打电话告知的人
today-notices-letter = 要寄信告知的人
today-call-backs = 要回访的人
today-more = 看全部
today-empty = 今天没有要办的事。
today-second = 等第二个人确认的有 { $n } 件
today-vacant = { $unit }的“{ $post }”没有人，事情会停在这个岗位上

board-title = 科室看板
board-intro = 按岗位排，不按多少排。数字只用来派得公平，不算分，不排名
board-post = 岗位和谁在岗
board-owed = 手上
board-late = 已超期
board-handed = 等签发
board-returned = 退回在改
board-any = { $role }（谁在都可以办）
board-and = 、
board-alone = 没有人，事情停在这里
board-most = { $n } 以上
board-first = 最先到期的 { $n } 件

# 审签。
sign-next = 下一件
sign-by = { $who }，送审第 { $n } 稿
sign-remark-there = 这几个字还在
sign-remark-gone = 这几个字改掉了
check-review = 写了复查找谁、三十日内
check-review-missing = 单位没填复查机关
