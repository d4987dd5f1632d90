# Intake: home, finding, five steps of a report, receipt, and what comes later.

home-title = Tell us once, hear back every time.
home-lead = A hardship, an idea, a wrong: all of it is welcome.
home-lead-more = No account, no fee, no name needed.
home-report = Report something
home-report-hint = Five short steps, about five minutes
home-go-on = Go on with your report
home-go-on-hint = What you wrote is still here
find-label = Follow your concern
find-hint = The 12-digit number on your receipt, with or without spaces
find-button = Find
ways-title = Other ways
way-phone = Call us
way-phone-hint = Answered day and night, dialects welcome
way-counter = Come and say it
way-counter-hint = { $counter }, { $hours }
way-letter = Write a letter
way-letter-hint = { $address }
way-conduct = Report the conduct of a person or unit
way-conduct-hint = Choose “Yes” in step 1; only the supervisor’s post can read it
home-last-month-title = Last month
home-last-month = Of **{ $received }** concerns received in { $month ->
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
   *[other] December
}, **{ $answered }** have been answered. Of the people answered, **{ $solved }** said it is solved, **{ $not_solved }** that it is not, and **{ $unsaid }** have not said or could not say.
danger-title = In danger now? Call first
danger-police = Police
danger-fire = Fire
danger-ambulance = Ambulance

find-typed = You typed
find-wrong-check = One digit seems to be copied wrongly
find-wrong-check-why = The last two digits check the first ten, and these do not fit. Often two digits are swapped, or one is misread: 1 and 7, 6 and 8.
find-wrong-length = A number has 12 digits
find-wrong-length-why = You typed { $n }. The number stands at the top of your receipt, in three groups of four.
find-wrong-letters = A number has digits only
find-wrong-letters-why = It is 12 digits in groups of four. Spaces and dashes do no harm; letters do not belong to it.
find-empty = There is no number yet
find-empty-why = It is 12 digits, at the top of your receipt, in groups of four.
find-number = Number
find-again = Type it again
find-again-hint = The 12-digit number on your receipt, in groups of four
find-lost = Lost your receipt?
find-lost-how = Call [[{ $phone }]] with your name and the phone number you left; we’ll look it up.

number-line = Number { $number }
code-title = Enter your query code
code-label = Query code
code-hint = The 8 digits on the tear-off part of your receipt
code-button = See progress
code-wrong = Number and code do not fit together. Please check your receipt and type the code again
code-wait = This number was tried several times with a wrong code; please wait { $n } seconds. The right code goes on working
code-lost = Lost the code?
code-lost-how = Come with your ID to { $counter }, or call [[{ $phone }]]; after a check you get a new one. Codes are never told by phone.

step-back = Back
go-on = Continue
save-for-later = Save it for later
optional = {" "}(optional)
not-filled = Not filled in
change = Change

what-step = What happened
what-title = What happened?
what-hint = What it is, since when, and what you hope for
what-too-short = Write a little more, at least { $n } characters
what-too-long = { $n } characters too many. Write what matters most; you can add more later
what-by-phone = Rather not type? Call [[{ $hotline }]] and say it; it is registered just the same.
counts-used = { $n } written
counts-left = { $n } left
counts-over = { $n } too many
counts-most = Up to { $n } characters
title-label = In one line
title-hint = For example: drain filled in, rain floods our yard
title-too-long = The line is { $n } characters too long
conduct-title = Is it about the conduct of a person or unit?
conduct-hint = Such as taking money, violence, harassment; if a matter is merely not settled yet, choose “No”
conduct-no = No, it is about a matter
conduct-yes = Yes, about the conduct of a person or unit
conduct-missing = Choose one, yes or no
conduct-short = Conduct of a person or unit
conduct-yes-checked = Yes. Kept sealed, only the supervisor’s post can read it
sealed-readers = With “Yes” it is sealed from the start: only the supervisor’s post of the { $office } can read and handle it. Nobody else can even see that it exists.
sealed-elsewhere = Is it about them? Then turn to the { $above }.
example-title = It goes faster if you say
example-when = When
example-when-words = “Since the roadworks in May”
example-where = Where
example-where-words = “East end of Xiaohe village, behind the Suns’ yard”
example-whom = Whom you asked
example-whom-words = “The village said it is not theirs”
example-wish = What you hope for
example-wish-words = “Open the drain, so rain stays out”
report-kept = You can stop half-way: what you wrote stays on this device for 24 hours, and nobody reads it before you send it.
report-privacy = [[How we use what you write]]

where-step = Where
where-title = Where is it?
where-hint = Enough for someone to find it; next to whose house will do
area-label = Township or street office
area-hint = Leave it if you are not sure; we go by your words
area-none = Not sure, go by my words
area-unknown = That place is not on the list, please choose again

photos-step = Photos
photos-title = Any photos?
photos-hint = None is fine; you can add some later
photos-label = Choose photos
photos-limits-hint = Up to 3, JPEG, PNG or WebP, at most 10 MB each
photos-privacy = Where and when a photo was taken is removed; only the picture stays.
photo-alt = Photo { $n }
photo-remove = Remove
photos-short = Photos
photos-count = { $n ->
    [one] { $n } photo
   *[other] { $n } photos
    }
photo-wrong-kind = This file is not a photo. Please choose JPEG, PNG or WebP
photo-wrong-size = The photo is too large, 10 MB at most
photo-wrong-pixels = The photo has too many pixels, please choose a smaller one
photo-wrong-empty = The file is empty, please choose again
photo-wrong-broken = The photo cannot be opened, perhaps it did not arrive whole. Please choose again
photo-wrong-many = { $n } photos at most, please choose fewer

contact-step = How to reach you
contact-title = How can we reach you?
contact-hint = We use this to tell you about each step
contact-phone = By phone
phone-label = Phone
contact-letter = By letter
address-label = Postal address
contact-none = Leave nothing
contact-none-hint = You look it up with number and code; it is handled and answered just the same
contact-missing = Choose one; leaving nothing is fine
phone-missing = Write your phone number, or choose another way
phone-short = { $n ->
    [one] One digit is missing, a mobile number has 11
   *[other] { $n } digits are missing, a mobile number has 11
    }
phone-long = { $n ->
    [one] One digit too many, a mobile number has 11
   *[other] { $n } digits too many, a mobile number has 11
    }
phone-letters = There is something in the phone number that is no digit
address-missing = Write your address, or choose another way
name-label = What to call you
contact-why = Only those who register and handle it see your name and phone, and you can see who looked.
contact-why-sealed = This is sealed: only the supervisor’s post sees your name and phone, and you can see who looked.
contact-by-phone = By phone, { $phone }
contact-by-letter = By letter, { $address }

saved-title = Saved for now
saved-until = Until **{ $until }** you can go on from the home page of this device.
saved-shared = Do others use this device? Once cleared it cannot be brought back; copy it first if you like.
saved-go-on = Go on writing
save-before-sending = Save it and send later

check-step = Check and send
check-title = Check it once, then send
check-goes = It goes to the **{ $office }** for registration.
check-goes-sealed = It goes to the **supervisor’s post of the { $office }**, sealed; nobody else can see it.
check-by = **By { $day }** you are told who handles it.
check-true = By sending you say that it is true as far as you know.
check-submit = Send to the { $office }
check-nothing = There is nothing written yet. A half-written report is kept for 24 hours only; please begin with step 1

receipt-lead = We have your report. Keep this receipt:
receipt-lead-more = you need it to follow it and to say if it is solved.
receipt-title = Receipt
stamp-registered = Registered
receipt-number = Number
receipt-who = From
receipt-who-web = { $name }, by web
receipt-what = Your concern
receipt-when = Registered
receipt-with = With
receipt-next = Next step by
receipt-next-words = **{ $day }**: you are told who handles it.
receipt-why = Why this day
receipt-source = 15 days from receipt, Regulations on Petition Work, article 22
receipt-after = A unit it is passed to tells you within 15 days whether and how it accepts it. On the petition path you get a written answer within 60 days of acceptance. Whether it is solved, you say.
receipt-tear = Tear off here and keep apart
receipt-code = Query code
receipt-code-of = , number ···{ $last }
receipt-code-why = For the full answer and for withdrawing. Whoever has it can read your answer, so do not show it.
receipt-code-once = For the full answer and for withdrawing. This device shows it for 24 hours: write it down or take a photo.
receipt-code-gone = The code is shown for 24 hours only. For a new one come with your ID to { $counter }, or call { $phone }.
receipt-qr = Scan to follow
receipt-where-to-look = Follow it at { $address }, or call { $hotline } with the number
receipt-save = Save as a picture
receipt-progress = See progress
receipt-shared = Do others use this device?

# A new query code: the slip.
slip-title = Query code slip
stamp-issued = Issued
slip-when = Issued on
slip-by = Issued by
slip-how = How it goes out
slip-counter = Handed over in person
slip-letter = By letter
slip-folded = Folded and closed, by a messenger
slip-lead = The new code is ready and the old one has ended. Print this slip and give it to the person.
slip-masked = The code is printed on paper only, never shown on a screen.
slip-fold = Fold both sheets once, the code inside, and seal them in a window envelope.
slip-whose = For { $who }, and nobody else.
slip-no-address = No address was left: fold it, seal it, hand it over.
slip-each = This prints { $n } slips, one for each person, each with a query code of its own. Hand each to the person named on it, never all to one.
slip-old-ends = The old code and the QR on the old receipt have ended. Use this slip to follow the concern and to say whether it is solved.
slip-print = Print
slip-print-keys = Without the button, use the browser’s own print, on A5
slip-handed = Handed over, keep it no longer
slip-handed-hint = After that it cannot be printed here either; left alone, it is cleared after 24 hours
slip-gone = This slip cannot be printed any more.
slip-code-gone = Only whoever issued the code can print it, for 24 hours and until it is handed over. If it was lost, issue another.
print = Print
then-title = What happens next
then-1 = **By { $day }** the Petition Office decides who handles it and tells you.
then-2 = If it is passed on, that unit tells you in writing **within 15 days of getting it** whether it accepts; if not, why.
then-3 = **On the petition path, within 60 days of acceptance**, you get an answer with facts, legal basis and reasons; if it belongs to a court or arbitration, you are told how.
then-4 = Then **you say** whether it is solved.

to-progress = Back to progress
material-title = What would you like to add?
material-hint = News or photos, at any time
material-text = Your words
material-submit = Send it
material-empty = Write a few words, or choose a photo
material-from-report = This concern is registered already. What you just wrote differs from it; you can send it as added material.
point-title = Is a point missing?
point-listed = The unit put your concern into these points; each one will be answered:
point-label = The missing point
point-hint = Say in one line what you want; you can add one
point-empty = Write the missing point
point-submit = Add this point
withdraw-title = Withdraw this concern?
withdraw-means = Once withdrawn, the unit stops working on it. What was promised to you stays promised.
withdraw-until = Until **{ $day }** you can change your mind with one press.
withdraw-free = It is for you alone to decide. Nobody may ask you to withdraw.
withdraw-reason = Why
withdraw-submit = Withdraw it
withdraw-keep = Keep it, back to progress
clear-title = Clear this device?
clear-means = A half-written report, receipts and progress pages will no longer open on this device.
clear-keeps = What you sent is handled as before; look it up with number and code at any time.
clear-submit = Clear
cleared-title = Cleared
cleared-words = Nothing opens on this device any more. To follow a concern, use its number and code.

text-too-long = { $n } characters too many
text-control = There are invisible control characters in it, please type this field again
text-direction = There are marks in it that turn the direction of writing, please remove them
