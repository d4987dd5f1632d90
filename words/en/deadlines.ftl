# Terms: how they are counted, day by day.

clock-days-title = Day by day
clock-legend-start = the day it starts, not counted
clock-legend-counted = counted; which day stands below
clock-legend-real = when it was done
clock-legend-last = last day
clock-legend-corner = in the corner: day off, or worked in lieu
clock-others-title = Other terms
clock-month = { date-month }

# What each term is called, on which article it rests, and what happens by its last day.
clock-name-register = Register and pass on
clock-name-acknowledge = Say whether it is accepted
clock-name-acknowledge-forwarded = The receiving unit says whether it accepts
clock-name-object = The receiving unit may object
clock-name-done = Written answer
clock-name-request-review = Ask for review
clock-name-the-review = Decide the review
clock-name-request-recheck = Ask for re-review
clock-name-the-recheck = Decide the re-review
clock-name-co-handle = Co-handling
clock-source-register = Petition Work Regulations, art. 22 para. 1
clock-source-acknowledge = Petition Work Regulations, art. 23 para. 2
clock-source-acknowledge-forwarded = Petition Work Regulations, art. 23 para. 3
clock-source-object = Petition Work Regulations, art. 23 para. 3
clock-source-done = Petition Work Regulations, art. 34
clock-source-review = Petition Work Regulations, art. 35
clock-source-the-review = Petition Work Regulations, art. 35
clock-source-request-recheck = Petition Work Regulations, art. 36 para. 1
clock-source-the-recheck = Petition Work Regulations, art. 36 para. 1
clock-source-co-handle = given by the leading unit with the task
clock-answer-register = By { $day } it is registered and passed to the unit in charge.
clock-answer-acknowledge = By { $day } you are told in writing whether it is accepted.
clock-answer-acknowledge-forwarded = By { $day } the receiving unit tells you in writing whether it accepts.
clock-answer-object = By { $day } the receiving unit may say that it is not theirs, with reasons.
clock-answer-done = By { $day } you get a written answer.
clock-answer-review = Until { $day } you can ask the next level up to look again.
clock-answer-the-review = By { $day } the next level up tells you in writing what its review found.
clock-answer-request-recheck = Until { $day } you can ask the level above that to look again.
clock-answer-the-recheck = By { $day } the level above that tells you in writing what its re-review found.
clock-answer-co-handle = By { $day } the co-handling unit answers the leading unit.
clock-answer-stopped = The clock stands still; there is no day yet.
clock-event-register = received by the petition office
clock-event-acknowledge = received by the unit
clock-event-acknowledge-forwarded = received by the unit it was passed to
clock-event-object = received by the unit it was passed to
clock-event-done = accepted
clock-event-review = the written answer was received
clock-event-the-review = the request for review was received
clock-event-request-recheck = the written review was received
clock-event-the-recheck = the request for re-review was received
clock-event-co-handle = task asked for by the leading unit
clock-title = Why { $day }
clock-title-stopped = Why there is no day yet

# How it stands.
clock-now-left = { $used } days are used up; { $left } are left.
clock-now-last = Today is the last day.
clock-now-late = It is { $by } days late and still owed.
clock-now-lapsed = The last day was { $day }; the term is over.
clock-now-met = Done on { $day }, on day { $used }, in time.
clock-now-met-late = Done on { $day }, { $by } days late.
clock-now-ended = Not counted since { $day }: { $why }.
clock-now-stopped = The clock stands still; no days are counted.
clock-why-withdrawn = the person withdrew it
clock-why-transferred = it was passed to another unit
clock-why-objected = the objection was granted and it went back
clock-why-not-accepted = it was not accepted
clock-why-superseded = the next step was taken
clock-why-closed = it was closed

# Six questions.
clock-ask-start = From which day
clock-ask-length = How many days
clock-ask-last = Last day
clock-ask-stopped = Was it stopped
clock-ask-extended = Was it extended
clock-ask-late = If it is late
clock-start-calendar = { $day }: { $event }. That day is not counted; the next is day 1.
clock-start-working = { $day }: { $event }. That day is not counted; the next working day is day 1.
clock-length-calendar = { $n } days. { $source } says “days”, not “working days”, so weekends and holidays count.
clock-length-working = { $n } working days. { $source } says “working days”, so weekends and holidays do not count; weekends worked in lieu do.
clock-length-given = { $n } days. The law does not count this term; the leading unit gave the last day with the task.
clock-skipped-day = { $first } is not counted ({ $why }).
clock-skipped-days = { $first } to { $last } are not counted ({ $why }).
clock-made-up = { $day } was worked in lieu of { $holiday } and counts.
clock-last-stays = Day { $nth } is { $day }, a working day, so nothing moves.
clock-last-moved = Day { $nth } is { $day } ({ $why }); until { $until } nobody works, so it ends on the first working day after that, **{ $to }**.
clock-last-none = There is no last day yet.
clock-told = **{ $day }** was told to you before and stands; counted by days it would be { $reckoned }.
clock-told-alone = **{ $day }** was told to you before and stands.
clock-provisional = The holidays of { $year } are not published yet. Monday to Friday were taken as working; if that changes, you are told again.
clock-never-stopped = No.
clock-stopped-now = It stands still now. Those days are not counted.
clock-extended = Once: granted on { $day }, by { $n } days; it cannot be extended again.
clock-extendable = No. It can be once, by { $n } days at most, by the head of the unit, who has to tell you why.
clock-not-extendable = No. The law knows no extension of this term.
clock-given-once = No. A day that was given stays; to change it the leading unit takes the task back and asks for another.
clock-late-duty = It is still owed. The last day and the days it is late are on record and cannot be changed by anybody.
clock-late-object = After it there is no objection: the unit accepts, or declines with the legal ground and the reasons.
clock-late-review = After it review cannot be asked for. With new facts and reasons you can report again.
clock-why-weekend = weekend
clock-why-holiday = { $holiday }
clock-why-stopped = stopped
clock-why-stop-began = a stop began

# The months.
clock-weekday = { $weekday ->
    [1] Mo
    [2] Tu
    [3] We
    [4] Th
    [5] Fr
    [6] Sa
   *[7] Su
    }
clock-weekday-full = { date-weekday }
clock-corner-off = off
clock-corner-work = work
clock-cell-register = start
clock-cell-acknowledge = start
clock-cell-acknowledge-forwarded = start
clock-cell-object = start
clock-cell-done = start
clock-cell-review = start
clock-cell-the-review = start
clock-cell-request-recheck = start
clock-cell-the-recheck = start
clock-cell-co-handle = start
clock-cell-due = due
clock-calendar = Days off follow the { $notices }.
clock-notice = State Council notice of { date-month } { $year }
holiday-new-year = New Year
holiday-spring-festival = Spring Festival
holiday-qingming = Qingming
holiday-labour-day = Labour Day
holiday-dragon-boat = Dragon Boat Festival
holiday-mid-autumn = Mid-Autumn Festival
holiday-national-day = National Day
holiday-mid-autumn-and-national-day = Mid-Autumn Festival and National Day
holiday-local = { $name }
