# 这套系统归谁办：没填时的平常说法，和演示用的安澜县。

site-title = 群众诉求
site-title-of = { $area }群众诉求
site-office = 信访局
site-host = 本级人民政府
site-hours = 工作日上班时间
site-counter = 信访局接待大厅
site-letters = 信访局来信科
site-above = 上一级信访局

demo-title = 安澜县群众诉求
demo-office = 安澜县信访局
demo-host = 安澜县人民政府
demo-hours = 工作日 8:30–12:00，14:00–17:30
demo-counter = 县信访局一楼大厅
demo-letters = 安澜县和平路 1 号，县信访局来信科
demo-above = 市信访局，0300-700 1234
