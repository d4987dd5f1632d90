# 单位、岗位、人。

office-posts = 岗位
office-no-posts = 这个单位还没有岗位
office-post = 岗位
office-post-for = 做什么
office-who = 谁
office-change = 改
office-change-this = 改
office-vacant = 空着
office-people = 人和账号
office-name = 姓名
office-account = 账号
office-holds = 在哪个岗
office-last = 上次登录
office-password-once = 密码只显示这一次，请当面交给本人：
office-never-reads = 您管账号和岗位，看不到诉求内容，这里也不显示。
