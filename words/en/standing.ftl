# Pages that stand by themselves: privacy, how it works, accessibility.

privacy-title = Your privacy
privacy-lead = This site is run by the { $office }. This page says how we use what you write.
privacy-what-title = What we take
privacy-what = What you report, where it is, your photos, and the name and contact you choose to leave. Where and when a photo was taken is removed on arrival.
privacy-not = No ID number, no account, no outside statistics, not one byte to another site.
privacy-why-title = Why
privacy-why = To settle the matter and tell you the result. The basis is articles 17 and 21 of the Regulations on Petition Work. Without contact details it is registered and answered just the same.
privacy-who-title = Who can read it
privacy-who = Those who register it, those in the unit who handle it, and the head who signs. Who looked and when stands on your progress page. A unit you complain of does not get your name or phone.
privacy-sealed = A report about the conduct of a person or unit is sealed from the start; only the supervisor’s post can read it.
privacy-long-title = How long
privacy-long = What you did not send is deleted after 24 hours. What you sent is kept as the rules on records say, encrypted and apart.
privacy-cookies = This device holds a few small marks only: text size, language, an unfinished report, progress pages you opened. “Clear this device” removes them.
privacy-right-title = You may
privacy-right = Call [[{ $phone }]] to see, correct or delete your name and contact details. Not satisfied? Turn to the { $above }.

how-title = How it works
how-1 = **Registered.** Whatever you say is registered, with a receipt and a number at once. If it belongs elsewhere, you are told where.
how-2 = **Passed on.** Within 15 days you are told who has it.
how-3 = **Accepted or not.** The unit tells you in writing within 15 days of getting it; if not, with the reason and where else to go.
how-4 = **Handled.** The unit puts your concern into points and shows you; you may add one. Who leads, who works on it, how, by when and what counts as solved are all fixed.
how-5 = **Answered.** On the petition path within 60 days of acceptance, point by point, with facts, legal basis, reasons and remedy. Whoever wrote it does not sign it.
how-6 = **You say.** Solved, not solved, can’t tell yet: that is your word. If you disagree, you have 30 days from receiving it to ask the next level for review.
how-free-title = It is free
how-free = Reporting, following and review cost nothing. If anyone asks for money to help, call 110.

access-title = Accessibility
access-lead = Everyone should be able to say it and follow it without help.
access-see-title = Seeing
access-see = “Large text” at the top makes letters bigger and shows one thing at a time. Your phone’s own text size may be doubled without anything overlapping. Dark mode follows your device. Beside a colour there is always a word and a shape.
access-hand-title = Pressing
access-hand = Everything works by keyboard, and targets are large. No time limits, no picture puzzles, no dragging.
access-read-title = Listening and reading
access-read = Screen readers can read every page from top to bottom. Everything works without scripts.
access-trouble-title = Does something not work?
access-trouble = Call [[{ $phone }]] and say which page; if the matter is urgent, call { $hotline } and say it directly.
