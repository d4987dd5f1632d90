# Casework: progress, answer and verdict as the citizen sees them.

progress-now = Now
progress-with = With
progress-co = Taking part: { $units }
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
said-added = You added on { $day }
said-added-ours = Added by the office on { $day }

may-title = You can also
readers-title = Who has read it
readers-none = Nobody has opened it yet.
readers-who = Who
readers-what = What
readers-last = Last
readers-wrong = Someone there who should not be? Call [[{ $phone }]].

# Where it stands.
now-received = Registered
now-received-more = {"."} The office decides who handles it
now-transferred = Passed on
now-transferred-more = {"."} The unit tells you whether it accepts
now-objected = Passed on
now-objected-more = {"."} Which unit handles it is being settled
now-not-accepted = Not accepted
now-not-accepted-more = {"."} Reason and other ways are below
now-accepted = Accepted
now-accepted-more = {"."} Who handles it is being settled
now-assigned = In hand
now-assigned-more = {"."} How and by when is being settled
now-handling = Being worked on
now-handling-more = {"."} The facts are looked into and an answer is written
now-signed = The answer is ready
now-signed-more = {"."} Please press “I have received it”
now-delivered = Answered
now-delivered-more = {"."} We are waiting for you to say if it is solved
now-judged = Answered
now-judged-more = {"."} Your word is recorded
now-disputed = You say it is not solved
now-disputed-more = {"."} The head of the unit owes you an answer
now-withdrawn = Withdrawn
now-withdrawn-more = {"."} The unit has stopped
now-closed = Closed
now-closed-more = {"."} Promises are followed until they are kept
with-person = { $unit }, { $person }

next-register = You are told who handles it by
next-acknowledge = You are told whether it is accepted by
next-object = The unit may object until
next-done = You get a written answer by
next-review = You can ask for review until
next-the-review = The next level up answers your request for review by
next-request-recheck = You can ask for re-review until
next-the-recheck = The level above that answers your request for re-review by

verdict-answer-owed = Since { $day } { $unit } ({ $post }) owes you an answer: reopen it, or tell you why not. The regulations set no term for this step; this page says who owes it until it is done.
verdict-answer-review = You need not wait: until **{ $day }** you can ask { $organ } in writing for review.
review-body-unnamed = the next level up
decline-other-procedure = It belongs to a court, arbitration or administrative review
decline-not-ours = It is not this unit’s matter
decline-being-handled = It is accepted already, or being handled
decline-final = It was decided finally, on the same facts and reasons
own-letter-to = { $name }:
own-letter-signed = { $unit }, { $day }
own-letter-point = { $no } { $point }
own-promise-who-when = { $who }, by { $day }
own-promise-kept = Kept
own-promise-broken = Not kept
own-promise-late = { $n ->
    [one] { $n } day late
   *[other] { $n } days late
    }
own-promise-left = { $n ->
    [one] { $n } day left
   *[other] { $n } days left
    }
own-carried-number = Its number there
own-carried-state = Its state there

way-material = Add material
way-material-hint = News or photos
way-point = Add a point
way-point-hint = One that the unit missed
way-withdraw = Withdraw
way-withdraw-hint = You can change your mind for 7 days

readers-all = Everything, { $n ->
    [one] once
   *[other] { $n } times
    }
readers-contact-alone = Name and contact alone, { $n ->
    [one] once
   *[other] { $n } times
}
readers-without-contact = Without name and phone, { $n ->
    [one] once
   *[other] { $n } times
    }
reader-front-desk = Front desk
reader-handler = Handler
reader-unit-head = Head of unit
reader-supervisor = Supervisor
reader-other = Staff

done-material = We have it; it lies with your concern.
done-point = Added; the answer will cover it.
done-answer = We have it; your answer is with the handler.
done-confirmed = Recorded. From today you have 30 days to ask for review.
done-verdict = Your word is recorded.
done-withdrawal = Withdrawn; the unit stops working on it.
done-undo = Good, work goes on.

# Step by step.
coming-register = You are told who handles it
coming-acknowledge = You are told whether it is accepted
coming-done = You get a written answer
coming-the-review = You get the written review
coming-the-recheck = You get the written re-review
coming-by = By { $day }
coming-was-due = Was due by { $day }
coming-note = If it is late, the supervisor asks first. You need not chase.
coming-late = It is late. The supervisor has seen it; you need not chase.
node-filed = Registered
node-filed-web = You reported it on the web; { $unit } registered it at once.
node-filed-phone = You reported it by phone; { $unit } registered it.
node-filed-letter = You wrote a letter; { $unit } registered it.
node-filed-walk-in = You came and said it; { $unit } registered it.
node-filed-other = { $unit } registered it.
node-carried = Brought over from the former system
node-carried-words = It was recorded in “{ $source }” and is followed here from now on.
node-accepted = Accepted
node-accepted-words = { $unit } accepted it: { $path }.
own-path-suggestion = taken up as a suggestion
own-path-denunciation = handled as a denunciation
own-path-litigation = it goes the way of a court
own-path-arbitration = it goes the way of arbitration
own-path-party-appeal = handled as a party member’s appeal
own-path-administrative = handled in an administrative procedure
own-path-duty = handled as a duty to protect
own-path-petition = handled on the petition path
node-not-accepted = Not accepted
node-not-accepted-words = { $unit } did not accept it; the reason and other ways stand above.
node-transferred = Passed to { $unit }
node-point-added = You added a point
node-material-yours = You added material
node-material-ours = The office added material
node-sealed = Sealed
node-sealed-words = From here on only the supervisor’s post can read it.
node-withdrawn = You withdrew it
node-withdrawn-words = You can change your mind until { $day }.
node-undone = You took the withdrawal back
node-corrected = An entry was corrected
node-code = A new query code was issued
node-code-words = By { $unit }: { $checked }; { $manner }. The old code ended then.
node-code-not-you = Was it not you who asked? Please call { $phone } at once.
node-code-card-seen = identity card seen
node-code-called-back = called back on the number you left
node-code-known-in-person = known in person to two members of staff
node-code-letter-to-address = sent to the address you left
node-code-counter = handed over in person
node-code-letter = sent by letter
node-code-folded = closed and given to a messenger
node-assigned = Given to a unit
node-assigned-words = { $unit } handles it.
node-co-asked = { $unit } was asked to take part
node-co-answered = { $unit } has answered the leading unit
node-co-ended = { $unit } no longer takes part
node-meeting = Several units met over this matter
node-meeting-words = { $day }: joint meeting of { $units }.
node-plan = How it is handled is settled
node-plan-words = To be done by { $day }.
node-plan-solved = It counts as solved when: { $words }
node-asked = You were asked something
node-answered = You answered
node-answer-taken-down = You answered; the office took it down
node-signed = The answer was signed
node-signed-words = { $unit } wrote the answer; another person signed it.
node-delivered = The answer reached you
delivered-by-hand = Handed to you on { $day }.
delivered-post = Delivered by post on { $day }.
delivered-phone = Read to you by phone on { $day }.
delivered-on-page = You pressed “I have received it” on { $day }.
node-promise-kept = A promise was kept
node-promise-broken = A promise was not kept
node-you-solved = You said: solved
node-you-not-solved = You said: not solved
node-you-cannot-say = You said: can’t tell yet
node-explained = The head of the unit answered
node-closed = Closed
node-closed-words = You can still add material, and report anything new.
node-reopened = Taken up again
node-extended = More time
node-extended-words = { $n } more days; you are told the reason.
node-missed = Late
node-missed-words = It was due by { $day } and was not done.
rule-register = Registered and given to a unit within 15 days
rule-acknowledge = You are told within 15 days whether it is accepted
rule-acknowledge-forwarded = You are told within 15 days of passing it on whether it is accepted
rule-object = The unit may object within 5 working days
rule-done = Answered within 60 days of acceptance
rule-review = You can ask for review within 30 days of the answer
rule-the-review = A request for review is answered in writing within 30 days
rule-request-recheck = You can ask for re-review within 30 days of the written review
rule-the-recheck = A request for re-review is answered in writing within 30 days
rule-co-handle = A co-handling unit answers the leading unit by the day that was given
own-clock-met = { $rule }: by { $day }. It took { $n ->
    [one] { $n } day
   *[other] { $n } days
    }, in time.
own-clock-met-late = { $rule }: by { $day }. It came { $n ->
    [one] { $n } day
   *[other] { $n } days
    } late.
own-clock-late = { $rule }: by { $day }. It is { $n ->
    [one] { $n } day
   *[other] { $n } days
    } late.
own-clock-running = { $rule }: by { $day }, { $n ->
    [one] { $n } day
   *[other] { $n } days
    } left.
own-clock-ended = { $rule }: it was { $day }; this date no longer matters.
own-clock-stopped = { $rule }: the clock stands still.
