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
