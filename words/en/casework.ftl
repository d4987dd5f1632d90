# Casework: progress, answer and verdict as the citizen sees them.

progress-now = Now
progress-with = With
progress-answer = Answer
progress-next = Next
progress-owed = Owed
progress-owed-words = { $n ->
    [one] One promise to you, due
   *[other] { $n } promises to you, the next due
    }

asked-title = We have a question for you
asked-button = Answer
question-title = Please answer
question-from = Asked by { $unit }, { $day }
question-answer = Your answer
question-submit = Send it
question-empty = Write a few words in answer

undo-title = This concern is withdrawn
undo-until = Until **{ $day }** you can change your mind with one press.
undo-submit = Go on with it after all

confirm-title = The answer is here. Do you have it?
confirm-means = Pressing means it has reached you. From today you have 30 days to ask for review.
confirm-submit = I have received it

verdict-ask = Is it solved?
verdict-yours = Only your word counts here. What the unit says and what a check finds are kept apart.
verdict-solved = Solved
verdict-solved-hint = it was done
verdict-not-solved = Not solved
verdict-not-solved-hint = you can ask for review
verdict-cannot-say = Can’t tell yet
verdict-cannot-say-hint = too early to say
verdict-change = Change it
verdict-title = Point by point, in your word
verdict-hint = Leave open what you can’t tell
verdict-unit-says = The unit says: { $words }
verdict-why = Why you say so
verdict-submit = Record my word
verdict-empty = Choose for at least one point
verdict-safe = “Not solved” changes nothing about what was promised to you, and nobody may trouble you for it.
review-title = Disagree? Ask the next level to look again
review-what = This is called review: **{ $organ }** looks at it and answers in writing within 30 days. It is free.
review-until = You can ask until **{ $day }**.
review-how = Write it on paper, add this answer, and bring or send it to: { $address }

declined-title = Why it was not accepted
declined-instead = Where you can go

letter-title = The answer
letter-which-counts = Shown in Chinese, as it was signed. The sealed Chinese letter is the one that counts.
letter-basis = Basis
letter-paper = The original, with the place for the seal

carried-title = As the former system has it
carried-hint = Brought over from “{ $source }”; this is what was recorded there
carried-reply = Its answer

promises-title = Promised to you
timeline-title = What happened so far
clock-how = How we counted

said-title = What you said
said-where = Where: { $place }
said-points = Put into these points
said-added = Added on { $day }

may-title = You can also
readers-title = Who has read it
readers-none = Nobody has opened it yet.
readers-who = Who
readers-what = What
readers-last = Last
readers-wrong = Someone there who should not be? Call [[{ $phone }]].
