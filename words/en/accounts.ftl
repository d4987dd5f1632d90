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
sign-in-out = You are signed out
sign-in-wrong = The account or the password is not right
sign-in-wait = Wrong several times in a row; please wait { $n } seconds

password-title = Change password
password-back = Desk
password-intro = Only you know it; the administrator cannot see it
password-present = Password now
password-fresh = New password
password-hint = At least 10 characters; longer is better than fancier
password-again = New password once more
password-then = You will be signed out on other devices
password-button = Change password
password-same = The new password is the present one; please choose another
password-differs = The two are not the same
password-wrong = This is not the password you have now

news-title = Your account was changed
news-intro = Since you last signed in, others did this to your account
news-take-post = Gave you a post: { $post }
news-enable = Switched your account on
news-password = Made you a new password
news-by = { $who }, { $when }
news-on-machine = Whoever works on the server itself
news-read = I have read it
news-not-you = If something is wrong, tell a supervisor at once
