# Old ledgers carried over: why a row goes back and what to change. Written into the column of reasons.
import-reason-nothing-said = neither title nor words; add them, or write “the original says nothing”
import-reason-control-character = “{ $column }” holds control characters or marks that turn the direction of writing; remove them
import-reason-broken-bytes = “{ $column }” holds bytes that are no character; compare with the original
import-reason-too-long = “{ $column }” has { $characters } characters, at most { $most } are taken; split it
import-reason-unclear-date = “{ $column }” says “{ $shown }”, which is no date; write 2023-05-08, or 2023-05 if only the month is known
import-reason-not-yet = “{ $column }” lies after today; compare with the original
import-reason-unclear-state = the state “{ $shown }” does not say whether it is done; write “closed” or “open”
import-reason-unclear-purpose = the purpose is only the code “{ $shown }”, so whether it is a denunciation cannot be told; add a column xfmdmc with its name
import-reason-same-number = line { $line } has the same number and other content; if they are two, add -2 to the later number
import-reason-refused = not carried over: { $sentence }

# The list of old records
old-title = Records carried over
old-hint = From other systems, the newest first; days and states are what those systems say, and nothing was checked here
old-back = My work
old-source = Former system
old-state = State there
old-from = Received from
old-until = until
old-old-number = Number there
old-show = Find
old-any = any
old-matter = Concern
old-received = Received
old-duplicate = marked as a duplicate there
old-no-day = no date
old-not-found = No record has this number. Try it written another way, or look by date
old-empty = There are no such records
old-first = Back to the first page
old-next = Next page
old-key-find = find a number
claimed-state-open = being handled
claimed-state-closed = closed
claimed-state-unknown-open = state unknown, taken as open
claimed-state-unknown-closed = state unknown
claimed-received = Received
claimed-state = Handling
claimed-replied = Answered
claimed-closed = Closed
claimed-due = Due
claimed-promised = Promised to the person
claimed-duplicate = Duplicate

exchange-unit = Unit
