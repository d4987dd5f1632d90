# Papers, snippets, quick steps.

texts-title = Papers and snippets
texts-intro = These are the office’s own words; who changed what and when is kept. A paper that went out stays as it went out
texts-papers = Papers
texts-snippets = Snippets
texts-quick-steps = Quick steps
texts-name = Name
texts-whose = Used by
texts-shared = Every unit
texts-state = State
texts-own = Written by the office
texts-built-in = Built in
texts-off = Out of use
texts-on = In use
texts-none = None yet
texts-add-snippet = Add a snippet
texts-add-quick-step = Add a quick step
text-kind-transfer-notice = Notice of transfer
text-kind-accept-notice = Notice of acceptance
text-kind-decline-notice = Notice of non-acceptance
text-kind-opinion = Written decision
text-kind-review-request = request for review, to a body outside
text-kind-review-opinion = opinion of the review
text-kind-recheck-opinion = opinion of the re-review
text-kind-not-taken-notice = notice that a request is not taken
text-kind-restriction-notice = notice on how to contact us
text-kind-extension-notice = notice of a longer term
text-kind-question-notice = letter with a question
text-kind-repeated-notice = notice of the earlier answer
text-kind-snippet = Snippet
text-kind-quick-step = Quick step
text-edit = Change
text-back = Back to papers and snippets
text-preview = How it looks, filled with an invented concern
text-preview-en = English reading copy
text-preview-intro = Not saved yet. Have a look, then use it or go back and change it.
text-use = Use this one
text-again = Change it again
text-see = See how it looks
text-history = Changes so far
text-history-none = Not changed yet
text-edition = No. { $n }, { $when }, { $who }
text-short-said = Type ::{ $short } to call it up

text-edit-intro = What stands in 【】 is replaced by the concern’s own. You can use: { $slots }
text-edit-must = It has to hold: { $slots }
text-edit-plain = Nothing is replaced here; what you write is what is said
text-name = Name
text-name-en = Name in English
text-short = Short word
text-short-hint = Type two colons and then this
text-body = Text
text-body-en = English text
text-body-en-hint = For those who read English; the Chinese text counts
text-unit = Used by
text-works = Still in use?
text-act = What it does
text-act-transfer = Transfer
text-act-ask = Ask the person
text-act-note = Write a note
text-act-to = To whom
text-wrong-slot = One 【】 is not known here. Use only those listed above
text-wrong-body = Write the text
text-wrong-act = Choose what it does; a transfer needs a unit as well
text-wrong-short = A short word has no blanks

slot-title = title
slot-received = day received
slot-number = number
slot-organ = our unit
slot-phone = our phone
slot-due = due day
slot-receiver = receiving unit
slot-reason = reason
slot-path = procedure
slot-points = points
slot-ground = ground
slot-instead = other ways
slot-opening = inquiry
slot-asked = requests
slot-found = findings
slot-outcome = outcomes
slot-review = review
slot-asked-on = day asked
slot-level = level
slot-request = request for review
slot-answering = unit that answered
slot-further = what is next
slot-final = final notice
slot-not-taken = why not taken
slot-still = what is still open
slot-channel = channel
slot-limit = how contact goes on
slot-from = from day
slot-until = until day
slot-conduct = what happened
slot-unaffected = what does not change
slot-appeal = appeal
slot-old-due = day told before
slot-extension = basis of the longer term
slot-question = question
slot-how-to-answer = how to answer
slot-earlier = earlier answer

slot-sample-title = The drain east of the village is filled in, rain runs into the yard
slot-sample-received = 14 September 2026
slot-sample-number = 4107 3529 6889
slot-sample-organ = Anlan County Transport Bureau
slot-sample-phone = 0300-613 2208
slot-sample-due = 20 November 2026
slot-sample-receiver = Anlan County Transport Bureau
slot-sample-reason-extension = The boundaries on both sides have to be measured anew; the surveyors come in early November, and only then the line of the drain is known.
slot-sample-reason-repeated = Both times it is about the drain east of the village, and nothing is new; what was answered then is done, as the record of acceptance and the receipt show.
slot-sample-reason = It is about the widening of the Maliu road, which is the Transport Bureau’s.
slot-sample-path = the petition procedure
slot-sample-points =
    (1) |Open the drain again
    (2) |Pay for the spoilt maize
slot-sample-ground = It belongs to administrative review
slot-sample-instead = Apply for administrative review at the County Justice Bureau, 20 Renmin Road, 0300-612 5100.
slot-sample-opening = We went to the village twice and asked the contractor and the village committee.
slot-sample-asked = You ask for the drain to be opened and the maize to be paid for.
slot-sample-found =
    (1) |The contractor filled the drain without leave and did not restore it.
    (2) |Rain ran into the house because of it; 600 jin of maize went mouldy, as the committee has confirmed.
slot-sample-outcome =
    (1) |Upheld. It will be dug again to its old width and depth before 31 December.
    (2) |Upheld. 690 yuan will be paid before 30 November.
slot-sample-review = If you disagree you can ask the County Government in writing for a review within thirty days of receiving this.
slot-sample-asked-on = 25 November 2026
slot-sample-level = review
slot-sample-request =
    (1) |Open the drain again
    Nobody came into the yard, and nobody measured the drain.
slot-sample-answering = Anlan County Transport Bureau
slot-sample-further = If you disagree, you may ask the City Government in writing for re-review within thirty days of receipt.
slot-sample-final = This is the final opinion. By article 36 the same facts and reasons are heard no more; new ones may be raised.
slot-sample-not-taken = By articles 35 and 36 it had to be made within thirty days, until 18 December 2026. That day is over.
slot-sample-still = New facts and reasons may be named at any time and will be answered.
slot-sample-channel = telephone
slot-sample-limit = at a fixed hour, by one person
slot-sample-from = 26 November 2026
slot-sample-until = 25 January 2027
slot-sample-conduct = After the warning there were six more calls in one morning, all of them abuse; they are on record.
slot-sample-unaffected = What you send on line or by letter is registered, receipted, read and answered in time. In danger you can call or come at any time.
slot-sample-appeal = You can appeal until 25 January 2027 on the progress page or in writing; a supervisor who took no part rules.
slot-sample-old-due = 13 November 2026
slot-sample-extension = Under article 34 of the Regulations on Petitioning Work, as the matter is complicated and the head of this unit agrees, the term is 7 days longer.
slot-sample-question = Is the maize that the rain spoilt still there? On which day may we come and see it?
slot-sample-how-to-answer = You can answer so: call 0300-613 2208; tell us at the Transport Bureau, 8 Renmin Road; write to the Transport Bureau, 8 Renmin Road. Give the number 4107 3529 6889. Without an answer the work goes on and you get your answer in time.
slot-sample-earlier = It is the same matter as number 4096 1183 7750, whose written answer reached you on 2 March 2026.

letter-default-transfer-notice =
    What you raised on 【day received】, “【title】”, has been sent on to 【receiving unit】 under article 22 of the Regulations on Petitioning Work.
    【reason】
    That unit has to tell you in writing before 【due day】 whether it accepts the matter.
letter-default-accept-notice =
    What you raised on 【day received】, “【title】”, is accepted under article 23 of the Regulations on Petitioning Work and handled by 【procedure】. We understand your requests as follows; tell us if something is missing:
    【points】
    We will answer you in writing before 【due day】.
    With number 【number】 and your query code you can follow it at any time.
letter-default-decline-notice =
    What you raised on 【day received】, “【title】”, has been examined. 【ground】; under article 23 of the Regulations on Petitioning Work it is not accepted here.
    1. Reasons
    【reason】
    2. Where you can take it
    【other ways】
letter-default-opinion =
    We have received what you raised on 【day received】, “【title】”. 【inquiry】
    1. What you asked for
    【requests】
    2. Facts found, and reasons
    【findings】
    3. Decision and its basis
    【outcomes】
    4. What you can do if you disagree
    【review】

letter-default-review-request =
    What the person reported on 【day received】, “【title】”, was answered by 【unit that answered】. The person disagrees and asked on 【day asked】 for 【level】.
    1. What is asked, and why
    【request for review】
    2. Enclosed
    The written opinion (and the review, where there is one). Please deliver your opinion to the person and tell us.
letter-default-review-opinion =
    You disagreed with the answer to what you reported on 【day received】, “【title】”, and asked on 【day asked】 for 【level】. It was looked into. 【inquiry】
    1. What is asked, and why
    【request for review】
    2. Facts and reasons
    【findings】
    3. Decision of the 【level】 and basis
    【outcomes】
    4. Remedies
    【what is next】
letter-default-recheck-opinion =
    You disagreed with the answer to what you reported on 【day received】, “【title】”, and asked on 【day asked】 for 【level】. It was looked into. 【inquiry】
    1. What is asked, and why
    【request for review】
    2. Facts and reasons
    【findings】
    3. Decision of the 【level】 and basis
    【outcomes】
    4. Remedies
    【final notice】
letter-default-not-taken-notice =
    Your request of 【day asked】 for 【level】 of what you reported on 【day received】, “【title】”, was received and recorded.
    【request for review】
    【why not taken】
    【what is still open】
letter-default-restriction-notice =
    What you raised on 【day received】, “【title】”, is being handled. Because of what is told below, from 【from day】 until 【until day】 contact by 【channel】 goes on as follows: 【how contact goes on】. It ends by itself and changes nothing about your concern.
    1. Reasons
    【what happened】
    2. What does not change
    【what does not change】
    3. Appeal
    【appeal】
letter-default-extension-notice =
    We are working on what you raised on 【day received】, “【title】”.
    You were told of a written answer before 【day told before】.
    【basis of the longer term】
    1. Reason
    【reason】
    2. The new day
    You get our written answer before 【due day】.
    Tell us of anything new at any time. With number 【number】 and the query code you can look it up.
letter-default-question-notice =
    We are working on what you raised on 【day received】, “【title】”. There is one question:
    【question】
    【how to answer】
    With number 【number】 and the query code you can also answer and look it up on line.
letter-default-repeated-notice =
    What you raised on 【day received】, “【title】”, was registered and read. 【earlier answer】
    1. Why nothing in it is new
    【reason】
    2. What was found then
    【findings】
    3. What was decided then, and on what basis
    【outcomes】
    4. What is still open
    【what is still open】

paper-extension = Notice of a longer term
paper-extension-basis = Under article 34 of the Regulations on Petitioning Work, as the matter is complicated and the head of this unit agrees, the term is { $n } days longer.
paper-question = Letter with a question
paper-repeated = Notice of the earlier answer
paper-repeated-earlier = It is the same matter as number { $number }, whose written answer arrived on { $day }.
paper-repeated-still = New facts and reasons can be named at any time on the progress page, by telephone, at the counter or in writing; then it is taken up again.
paper-answer-phone = call { $line }
paper-answer-come = tell us at { $line }
paper-answer-counter = tell us at our counter
paper-answer-write = write to { $line }
paper-answer-ways = You can answer so: { $ways }. Give the number { $number }. Without an answer the work goes on and you get your answer in time.

paper-reading-copy = English reading copy. The sealed Chinese text above is the one that counts

snippets-title = Snippets
snippets-intro = While writing, type two colons (::) and the short word. Without scripts, select and copy here
snippets-link = Snippets
snippets-none = No snippets yet. The head of the unit adds them under “Papers and snippets”.
snippets-copy = Copy
snippets-keep = Change snippets
snippets-found = { $n ->
    [one] One snippet
   *[other] { $n } snippets
}, arrow keys to choose, Enter to insert

english-title = English names
english-intro = Shown on English pages; where nothing is given they show the Chinese name
english-name = Full name in English
english-host = Organiser (in English)
english-area = Area served (in English)
english-address = Address (in English)
english-rooms = Rooms
english-hours = Hours (in English)
english-review = Reviewing body (in English)
english-edit = English names

refusal-text-unknown = There is no such text, or it is another kind of text. Go back to “Papers and snippets” and choose again.
refusal-text-of-others = This text is used by another unit or by everybody; its head or the administrator changes it. Change one of your own unit’s, or ask them.
refusal-slot-unknown = One 【】 in the text cannot be filled in such a paper. Use only those listed and take the other out.
refusal-slot-missing = This paper lacks 【{ $slot }】; under the Regulations on Petitioning Work the person has to be told. Write it in.
refusal-quick-step-empty = A quick step has to say which step it takes; other texts take none. Choose one and save again.

quick-title = Quick steps
quick-link = Quick: { $name }
quick-will-transfer = Transfers to { $unit }, with the reason: { $text }
quick-will-ask = Asks the person: { $text }
quick-will-note = Writes a note that the person does not see: { $text }
quick-button = { $n ->
    [one] Do it, in 10 seconds
   *[other] Do all { $n }, in 10 seconds
}
quick-next = See what it will do
quick-choose = Which one
quick-held = Done in 10 seconds
quick-dropped = Taken back; nothing was done
quick-undo = Take it back
quick-seconds = You can take it back within 10 seconds; then it is done by the rules and the person sees it at once
quick-over = The 10 seconds are over and it is being done. See the concern for the result
quick-too-many = At most { $n } at once; the others were left out
quick-select = Select
quick-selected = Quick step for those selected
quick-take-back = Take the quick step back

event-quick-step-held = Quick step, waits 10 seconds
event-quick-step-dropped = Quick step taken back
event-quick-step-done = Quick step done
event-quick-step-failed = Quick step could not be done

refusal-quick-step-held = A quick step is already waiting its 10 seconds on this concern. Wait for it, or take it back first.
refusal-no-quick-step = The quick step was done already, or taken back. What was done the person can see, and it cannot be taken back; correct a mistake with an entry of its own.
refusal-quick-step-of-other = A quick step is taken back by whoever gave it. Ask them.
refusal-quick-step-waits = The quick step has not waited its 10 seconds. Wait a moment.
keys-before = The one before in your work
keys-after = The one after in your work
