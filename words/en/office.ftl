# Units, posts, people.

office-posts = Posts
office-no-posts = This unit has no posts yet
office-post = Post
office-post-for = Purpose
office-who = Who
office-change = Change
office-change-this = Change
office-vacant = vacant
office-people = People and accounts
office-name = Name
office-account = Account
office-holds = Posts
office-last = Last signed in
office-password-once = This password is shown only once; hand it over in person:
office-never-reads = You look after accounts and posts. What concerns say is not shown to you, here or anywhere.
