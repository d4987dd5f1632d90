# Several people raised one concern: each with a code, a delivery and a verdict of their own

refusal-reporter-unknown = Nobody of that number raised this concern. Please pick one of those listed.
refusal-further-at-counter = A further reporter’s code is neither posted nor checked by telephone: the contacts on the concern are the first one’s. Please ask them to come to the counter with a card.
reporters-nth = { $n ->
    [1] first reporter
   *[other] reporter { $n }
 }
reporters-named = { $name } ({ $nth })
reporters-has-code = has a code of their own
reporters-no-code = has no code of their own yet
reporters-not-reached = not in their hands yet
reporters-whom = Into whose hands
reporters-who-speaks = Who of the reporters speaks
reporters-code-whom = For whom
reporters-answer-whose = “Not solved” was said by { $who }. Each one is answered by themselves; this answers that one.
event-reporter-left = One reporter left
event-reporter-back = The reporter who left is back
now-left = You left
now-left-more = {"."} It goes on for the others
node-left = You left
node-left-words = It goes on for the others; you can come back until { $day }.
node-back = You are back
leave-title = Leave this concern?
leave-means = When you leave, it goes on for the others. What was promised to you stays promised.
leave-reason = Why
leave-submit = Leave it
leave-keep = Stay, back to progress
undo-left-title = You left this concern
undo-left-until = Until **{ $day }** you can come back with one press.
undo-left-submit = Come back
done-left = You left; it goes on for the others.
node-own-code = You were given a query code of your own
node-own-code-words = By { $unit }: { $checked }; { $manner }.
