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

# Whole pages for a no: title says what, now says what to do.
problem-refused-title = This cannot be done now
problem-not-found-title = We could not find this page
problem-not-found-now = Part of the number or the query code is not right, or there is nothing here that you can see. Check and try again, or phone us.
problem-not-found-desk = Part of the number is not right, or there is nothing here that your posts let you see. Check the number and try again.
problem-to-work = To my work
problem-sign-in-title = Sign in first
problem-sign-in-now = This page is for staff. Sign in and open it again.
problem-stale-form-title = This form was open for too long
problem-stale-form-now = It was not sent, and nothing is lost. Go back, open it again and send it once more.
problem-foreign-form-title = Not taken
problem-foreign-form-now = This was sent from another site. Come in by our home page and send it from there.
problem-key-reused-title = This form was sent once already
problem-key-reused-now = We have what you sent the first time. What you changed afterwards is below; open your progress page and send it as added material.
problem-too-large-title = Too long, not taken
problem-too-large-now = Go back and shorten it, or send it in parts as added material.
problem-unreadable-title = We could not read this
problem-unreadable-now = What arrived is not text. Send it from a page of this site.
problem-busy-title = Too many people at this moment, not taken
problem-busy-now = What you wrote is not lost. Go back in a few seconds and press the button again.
problem-disk-full-title = We cannot take anything in just now
problem-disk-full-now = The storage is full, so what you wrote was not sent. It still stands on the previous page: press the button again once there is room. If it is urgent, please phone or come to the counter.
problem-fault-title = Something went wrong on our side
problem-fault-now = It was not sent, and nothing was changed. Try again in a while; if it is urgent, phone us.

# Beside a field with something wrong.
wrong-empty = Nothing is written here yet
wrong-too-short = A little more, at least { $n } characters
wrong-too-long = { $n } characters too many, please shorten it
wrong-control = It holds an invisible control character, please type it again
wrong-direction = It holds a mark that turns the direction of writing, please remove it
date-paper = { $day } { date-month } { $year }
