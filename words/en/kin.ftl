# Joining, parting, linking, repeated: what staff and the person read

# Steps
step-join = Join to another
step-part = Part
step-link = Link
step-unlink = Unlink
step-tell-apart = Not the same matter
step-answer-repeated = Answer as repeated
step-say-what-is-new = Note what is new

# Stages
stage-joined = Joined to another
stage-repeated = Repeated, earlier answer given
next-joined = The concern it was joined to is handled for both; once signed, the answer is delivered to each person (Petition Work Regulations, art. 32).
next-repeated = The earlier answer was given with its reasons; with new facts and reasons it is handled anew (Petition Work Regulations, art. 19).

# Why something cannot be done
refusal-same-concern = A concern is not joined or linked with itself. Please check the number of the other one.
refusal-kin-unknown = There is no such number, or you may not see it. Please check the twelve digits; if it is with another unit, ask somebody there, or the supervisor.
refusal-kin-moved = Somebody has just joined or parted one of them. Please open the page again, have a look and try once more; what you wrote is kept.
refusal-handled-elsewhere = This one was joined to { $into } and is handled there. If it has to be handled by itself, part it first.
refusal-others-joined = Others were joined to this one, so it cannot be joined itself. Join the other one to this, or part those first.
refusal-answered-before = This one was answered before and cannot be joined. You can link them and answer each.
refusal-other-class = Sealed and ordinary concerns are not joined or linked, nor do they share an answer (Petition Work Regulations, art. 30).
refusal-lead-joined = That one was itself joined to { $into }. Please join to { $into } directly.
refusal-lead-not-accepted = That one is not accepted yet. Accept it first, then join; for now you can link them.
refusal-lead-over = That one is “{ $stage }” now and takes nothing in. You can link them; if nothing is new, answer as repeated.
refusal-too-many-joined = At most { $max } are joined to one. Choose another one to lead, or link them.
refusal-not-joined = This one was not joined to any other; there is nothing to part.
refusal-answered-together = The answer together with { $into } is signed, so it cannot be parted. The person can say “not solved”, which the head answers or takes up again, and can ask for review in time.
refusal-part-first = The two are joined now. Part them first, then say that they are not the same.
refusal-already-linked = They are linked already.
refusal-not-linked = They are not linked, so there is nothing to take back. Check the number.
refusal-already-told-apart = It was said already that they are not the same.
refusal-tells-of-person = This text holds the name, telephone, address or card number of another person, and others would read it. Send it back, take that out, then sign.
refusal-earlier-unanswered = That one has no answer in the person’s hands, so it cannot be given again. Join to it, or handle this one as usual.

# The course
event-joined = Joined to another
event-taken-in = Another one joined to this
event-followed = Moved along with the one that leads
event-parted = Parted
event-released = One that was joined is parted
event-linked = Linked
event-unlinked = Unlinked from another concern
event-told-apart = Said not to be the same
event-answer-taken = Answer for both signed
event-repeated-answered = Earlier answer given as repeated
event-new-said = Said what is new

# The concern page
kin-title = Concerns it has to do with
kin-into = Joined to
kin-joined = Joined to this
kin-linked = Linked
kin-apart = Not the same
alike-title = May be the same matter
alike-after-saving = After saving, join, link or tell them apart on the page of this one
alike-why = Alike in: { $why }
alike-words = both say { $words }
alike-word = “{ $word }”
alike-common = -
alike-place = same place
alike-category = same kind
alike-days = { $n ->
    [0] same day
    [one] one day apart
   *[other] { $n } days apart
 }
other-which = Which one
other-by-number = None of these, by number
other-number = Number of the other one
other-number-hint = Twelve digits, blanks do no harm
wrong-number = A number has twelve digits; please check it
concern-waits-with = { $number } is handled for both; nothing is owed here.

join-intro = Both are about the same matter: the other one leads, and one answer serves both. Each person keeps number, code, receipt and verdict, and sees neither who the other is nor what they said.
join-then-told = The person reads that it is handled together, by whom, and by when it is answered
join-then-date = Every date that was told stays: the earlier of the two binds the answer
join-then-part = It can be parted until the answer is signed
part-intro = It is handled by itself again: unit and handler stay, the plan is fixed anew; the terms have gone on, and told dates stay.
part-then = The person reads the reason
part-why = Why it is handled by itself
link-intro = They have to do with each other, but each is handled by itself. Only numbers are kept; who may see the other one is decided there.
link-then = Each page shows the number of the other
unlink-intro = They were linked by mistake, or have nothing to do with each other after all. Both stay on record.
unlink-then = Neither page shows the number of the other any longer
tell-apart-intro = They look alike and are two matters. The hint is not shown again.
tell-apart-then = This stays among staff
repeated-intro = When the same person brings the same matter again without new facts or reasons, it is registered and gets the earlier answer (Petition Work Regulations, arts. 19, 36). If anything is new, handle it as usual and link them.
repeated-then-told = The person reads why it counts as repeated, the whole earlier answer, and what way is left; whoever is not on line is called or gets a letter
repeated-then-new = They can say what is new at any time, and then it is handled anew
repeated-then-people = An answer that holds another person’s name, telephone or address cannot be given this way
repeated-because = Why nothing is new, and what way is left
repeated-because-hint = Written to the person: what was compared, why the answer stands, what they can still do
desk-news-intro = The person has brought new facts or reasons. It goes back to the desk, the terms begin anew, and it is handled as usual.
desk-news-then = Number and code stay the same
desk-news-ask = What is new

# The person's page
now-joined = Handled together with another one
now-joined-more = {"."} You get the answer yourself
now-repeated = The earlier answer was given
now-repeated-more = {"."} Reasons and ways that are left are below
joined-title = Handled together with another one
joined-where = Somebody reported the same matter. Yours is handled together with <b>{ $number }</b> and answered at once. Number, code and receipt stay yours; nobody else sees who you are or what you said.
joined-waits = Once the answer is signed you can read it here. It is delivered to you, and you judge it yourself.
joined-answered = The answer is signed and stands below. You judge it yourself, and can ask for review yourself.
repeated-title = This was answered before
repeated-of = The earlier number is { $number }; its answer was delivered on { $day }
repeated-answer = The earlier answer
node-joined = Handled together with another one
node-joined-words = It is the same matter as { $number }: handled together, answered once.
node-parted = Handled by itself again
node-parted-words = No longer together with { $number }.
node-answer-taken = Answer signed
node-answer-taken-words = One answer with { $number }, delivered to each.
node-repeated = Earlier answer given
node-repeated-words = The same matter as { $number }, whose answer was delivered on { $day }.
node-new-said = New facts; handled anew
done-news = What you said is recorded. It is handled anew, and the terms begin today
way-news = Say what is new
way-news-hint = New facts or reasons, or what is wrong in the earlier answer
own-news-title = What is new
own-news-ask = New facts or reasons, or what is wrong in the earlier answer
own-news-hint = It is handled anew; number and code stay the same
own-news-empty = Please write what is new
own-news-submit = Send, and have it handled anew
