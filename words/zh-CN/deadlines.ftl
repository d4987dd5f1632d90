# 期限：一天一天怎么数的。

clock-days-title = 一天一天数
clock-legend-start = 那天起，当天不算
clock-legend-counted = 算进去，下面是第几日
clock-legend-real = 实际办到
clock-legend-last = 最后一日
clock-legend-corner = 角上的休、班：放假、调休上班
clock-others-title = 别的期限
clock-month = { $month } 月
