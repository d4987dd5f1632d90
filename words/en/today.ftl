# Today, the unit's board.

today-title = Today
today-summary = { $all } in your hands, { $late } past their date, { $due } due today
today-late = Overdue
today-today = Due today
today-week = This week
today-undated = Without a date
today-unit = Other posts of your unit, due today or overdue
today-unit-none = Nothing of your unit’s other posts is due today or overdue
today-returned = Replies sent back for changes
today-unsigned = Sent on, and nobody has signed for it
today-do-unsigned = Waits for a signature there
today-do-phone = Call and tell
today-do-letter = Write and tell
today-do-call-back = Call back
today-notices-phone = People to tell by telephone
today-notices-letter = People to tell by letter
today-call-backs = People to call back
today-more = See all
today-empty = Nothing is due today.
today-second = { $n ->
    [one] One change waits for a second person
   *[other] { $n } changes wait for a second person
}
today-vacant = Nobody holds “{ $post }” at { $unit }; its work stands still

board-title = The unit’s board
board-intro = In the order of posts, never by number. The figures are for sharing work fairly; they are no score and no ranking
board-post = Post and who holds it
board-owed = In hand
board-late = Overdue
board-handed = To be signed
board-returned = Sent back
board-any = { $role } (whoever is there)
board-and = , 
board-alone = Nobody, work stands still
board-most = { $n } or more
board-first = { $n ->
    [one] The one due first
   *[other] The { $n } due first
}

# Sign-off.
sign-next = Next one
sign-by = { $who }, version { $n }
sign-remark-there = These words are still there
sign-remark-gone = These words are gone
check-review = Says who reviews it, within thirty days
check-review-missing = The unit names no reviewing body
