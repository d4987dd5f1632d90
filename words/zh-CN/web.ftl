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
