# Signing in, and one's own account.

sign-in-title = Sign in
sign-in-desk = desk
sign-in-what-one = One matter of one person, from registration to reply:
sign-in-what-two = who did which step, and on which day, is kept here.
sign-in-today = Today
sign-in-backup = Last backup
sign-in-phone = On duty
sign-in-account = Account
sign-in-password = Password
sign-in-button = Sign in
sign-in-read-one = Whoever’s papers you open, they can see it, and when.
sign-in-read-two = An account is not lent.
sign-in-office = Run by { $office }. Names, phones and troubles of people are kept here: open it only on the office network.
