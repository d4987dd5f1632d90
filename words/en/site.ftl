# Whose system this is: plain words until filled in, and the demonstration’s Anlan County.

site-title = Concerns
site-title-of = { $area }
site-office = Petition Office
site-host = the local government
site-hours = office hours on working days
site-counter = the hall of the Petition Office
site-letters = Letters, Petition Office
site-above = Petition Office of the next level up

demo-title = Anlan County
demo-office = Anlan County Petition Office
demo-host = Anlan County People’s Government
demo-hours = working days 8:30–12:00 and 14:00–17:30
demo-counter = the Petition Office, ground-floor hall
demo-letters = Letters, County Petition Office, 1 Heping Road, Anlan
demo-above = City Petition Office, 0300-700 1234
