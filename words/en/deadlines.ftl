# Terms: how they are counted, day by day.

clock-days-title = Day by day
clock-legend-start = the day it starts, not counted
clock-legend-counted = counted; which day stands below
clock-legend-real = when it was done
clock-legend-last = last day
clock-legend-corner = in the corner: day off, or worked in lieu
clock-others-title = Other terms
clock-month = { date-month }
