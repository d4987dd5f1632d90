# 每一页都用得着的话。

brand = 回音
skip-to-main = 跳到正文
switches = 字号和语言
switch-elder = 长辈版
switch-ordinary = 普通版
switch-language = English
demo-note = 演示站：人、事、电话都是编的

foot-how = 怎么办理
foot-privacy = 您的隐私
foot-accessibility = 无障碍
foot-clear = 清除这台设备上的内容
foot-host = 主办：{ $host }
foot-office = 承办：{ $office }
foot-phone = 电话 { $phone }
foot-hours = { $hours }
foot-site-code = 网站标识码 { $code }
foot-icp = ICP 备案号 { $code }

step-line = 第 { $now } 步，共 5 步
errors-heading = 有 { $n } 处需要改一下
error-prefix = 错误：

# 日期。$weekday：1 是周一，7 是周日。
date-weekday = { $weekday ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
    }
date-month = { $month }月
date-day = { date-month }{ $day }日（{ date-weekday }）
date-short = { date-month }{ $day }日
date-full = { $year }年{ date-month }{ $day }日（{ date-weekday }）
date-moment = { date-month }{ $day }日（{ date-weekday }）{ $time }
date-full-moment = { $year }年{ date-month }{ $day }日（{ date-weekday }）{ $time }

to-home = 返回首页
problem-kept = 您写的还在，可以先抄下来
problem-call = 急的话，打 [[{ $phone }]]（{ $hours }）。

# 不能照办时的整页说明：title 说是什么，now 说现在怎么办。
problem-refused-title = 现在还不能这样办
problem-not-found-title = 没有找到这一页
problem-not-found-now = 编号、查询码有一处不对，或者这里没有您能看的内容。请核对后再试，也可以打电话问。
problem-not-found-desk = 编号有一处不对，或者这里没有您的岗位能看的内容。请核对编号后再试。
problem-to-work = 回我的待办
problem-sign-in-title = 请先登录
problem-sign-in-now = 这一页给工作人员用，登录后再打开。
problem-stale-form-title = 这张表放得太久了
problem-stale-form-now = 没有交上去，什么也没有丢。请回到上一页，重新打开后再交一次。
problem-foreign-form-title = 没有收下
problem-foreign-form-now = 这次提交是从别的网站来的。请从本站首页进来再交。
problem-key-reused-title = 这张表已经交过一次了
problem-key-reused-now = 第一次交的已经收到。您后来改的话在下面，可以打开办理进度，当作补充材料交上来。
problem-too-large-title = 太长了，没有收下
problem-too-large-now = 请退回上一页，把内容减短，或者分几次当作补充材料交。
problem-unreadable-title = 没有读懂
problem-unreadable-now = 收到的不是文字。请从本站的页面提交。
problem-busy-title = 这会儿人太多，没有收下
problem-busy-now = 您写的没有丢，请过几秒在上一页再按一次。
problem-disk-full-title = 暂时收不下了
problem-disk-full-now = 存放的地方满了，您写的没有交上去。写好的还在上一页，有了地方再按一次就能交；着急请打电话或到窗口。
problem-fault-title = 我们这边出了错
problem-fault-now = 没有交上去，什么也没有改。请过一会儿再试；着急请打电话。

# 表格里一处不对时，写在这一处旁边。
wrong-empty = 这里还没有写
wrong-too-short = 再多写几句，至少 { $n } 个字
wrong-too-long = 多了 { $n } 个字，请减短一些
wrong-control = 里面有看不见的控制符，请重新打一遍
wrong-direction = 里面有改变文字方向的符号，请删去
date-paper = { $year }年{ date-month }{ $day }日
