# What every page needs.

brand = 回音
skip-to-main = Skip to the main part
switches = Text size and language
switch-elder = Large text
switch-ordinary = Ordinary text
switch-language = 中文
demo-note = Demonstration: people, matters and phone numbers are invented

foot-how = How it works
foot-privacy = Your privacy
foot-accessibility = Accessibility
foot-clear = Clear this device
foot-host = Site of { $host }
foot-office = Run by { $office }
foot-phone = Phone { $phone }
foot-hours = Open { $hours }
foot-site-code = Site code { $code }
foot-icp = ICP record { $code }

step-line = Step { $now } of 5
errors-heading = { $n ->
    [one] There is { $n } thing to put right
   *[other] There are { $n } things to put right
    }
error-prefix = Error:{" "}

date-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
    }
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
    }
date-day = { date-weekday } { $day } { date-month }
date-short = { $day } { date-month }
date-full = { date-weekday } { $day } { date-month } { $year }
date-moment = { date-weekday } { $day } { date-month }, { $time }
date-full-moment = { date-weekday } { $day } { date-month } { $year }, { $time }

to-home = Back to the home page
problem-kept = What you wrote is still here; you can copy it
problem-call = If it is urgent, call [[{ $phone }]] ({ $hours }).
