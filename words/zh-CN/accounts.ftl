# 登录和自己的账号。

sign-in-title = 登录
sign-in-desk = 工作台
sign-in-what-one = 一个人说的一件事，从登记到答复，
sign-in-what-two = 每一步谁做的、哪天做的，都记在这里。
sign-in-today = 今天
sign-in-backup = 上次备份
sign-in-phone = 值班电话
sign-in-account = 账号
sign-in-password = 密码
sign-in-button = 登录
sign-in-read-one = 您打开谁的材料、哪天打开的，本人查得到。
sign-in-read-two = 账号不外借。
sign-in-office = { $office }承办。这里有群众的姓名、电话和难处，请只在办公网里打开。
sign-in-out = 已经退出
sign-in-wrong = 账号或密码不对
sign-in-wait = 连着错了几次，请等 { $n } 秒再试

password-title = 改密码
password-back = 工作台
password-intro = 密码只有您自己知道，管理员也看不到
password-present = 现在的密码
password-fresh = 新密码
password-hint = 至少 10 个字，长一点比花样多好
password-again = 再打一遍新密码
password-then = 别的设备上的登录会退出
password-button = 改密码
password-same = 新密码和现在的一样，请换一个
password-differs = 两遍打得不一样
password-wrong = 现在的密码不对

news-title = 您的账号有变动
news-intro = 上次登录以后，别人对您的账号做了这些
news-take-post = 给了您岗位：{ $post }
news-enable = 恢复了您的账号
news-password = 重设了您的密码
news-by = { $who }，{ $when }
news-on-machine = 在服务器上操作的人
news-read = 知道了
news-not-you = 有不对的，马上告诉督查岗的人
