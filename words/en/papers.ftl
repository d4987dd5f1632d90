# Papers: scans, evidence, annexes to a reply, recordings of calls.

material-kind = What is it
material-own = The person's own
material-own-hint = Handed in or sent; the person, the unit and co-handlers see it, marked as put in by the office
material-evidence = Evidence of the unit
material-evidence-hint = The handling unit and the supervisor alone see it; the person and co-handlers do not
material-annex = Annex that goes out with the reply
material-annex-hint = Before the signature the handling unit alone sees it; then the person gets it with the reply, and the printed reply lists it
material-recording = Recording of a call
material-recording-hint = Kept as it is; the handler, the head and the supervisor hear it, co-handlers do not
files-limits-hint = At most { $n } at a time; PDF up to 200 pages and 30 MB each, pictures up to 10 MB each, recordings as MP3, WAV, M4A, AMR or OGG; pages in pictures are sorted by file name
files-on-tray = Files taken and not put in yet
files-some-not-taken = Some files were not taken, the others were; choose again, or send what was taken
files-mixed = A recording is put in by itself, apart from other material
file-not-taken = “{ $name }” was not taken: { $why }
file-drop = Take off
file-wrong-empty = the file is empty, choose it again
file-wrong-size = the file is too large; pictures up to 10 MB, PDF and recordings up to 30 MB, all together up to 40 MB
file-wrong-kind = it is neither a picture nor a PDF; save a Word file as PDF first
file-wrong-recording = it is no recording we keep; choose MP3, WAV, M4A, AMR or OGG
file-wrong-pixels = the picture has too many pixels; scan it at 300 dpi or less
file-wrong-broken = it cannot be opened and may be incomplete; choose it again
file-wrong-locked = the PDF has a password; remove it and send it again
file-wrong-active = the PDF holds a script, a program or other files and is refused for safety; print it to PDF and send that
file-wrong-pages = the PDF has more than 200 pages; split it and put the parts in one by one
file-wrong-many = that is more than fits at once; send the first ones, then add this
file-pages = { $n ->
    [one] { $n } page
   *[other] { $n } pages
}
file-page-of = Page { $n } of { $of }
file-page-before = Page before
file-page-after = Next page
file-save = Save the original
file-is-own = the person's own
file-is-evidence = evidence of the unit
file-is-recording = recording of a call
file-is-annex = annex to the reply, not sent yet
file-is-annex-out = went out with the reply
file-is-annex-back = annex taken back, not sent
recording-hint = For handling this concern alone; that you listened is recorded
annex-take-back = Take back from the reply
letter-annexes = Annexes to this reply
check-annexes = Annexes to the reply
check-annexes-none = none
paper-annex = Annex: { $name }
paper-annex-next = { $name }
event-evidence-added = Evidence put in
event-annex-added = Annex put to the reply
event-annex-taken-back = An annex was taken back
event-recording-added = Recording of a call put in
refusal-annex-not-now = The concern is “{ $stage }”. Annexes are put to a reply or taken back after acceptance and before it is handed to check: what is checked and signed is what goes out. If it was handed over, return the draft first.
refusal-annex-unknown = There is no such annex, or it was taken back already.
refusal-annex-gone-out = This annex went out with the reply and cannot be taken back. If it was the wrong one, record a correction and tell the person.
refusal-files-missing = Evidence, annexes and recordings are files. To write a few words only, use a note.
file-only-saved = This PDF is no scan: save it to read it. It was looked through when it was taken and holds no script and no program

# Letters: the scan beside the form; a stack of letters
scans-title = The scan
scans-files = Files put here
scans-choose = Choose scans
scans-hint = PDF or pictures, sorted by file name; kept with the concern when it is registered
scans-put = Put them here
letters-title = A stack of letters
letters-intro = Scan the stack, choose it in one go, register one letter after the other; then print the cover for the paper
letters-back = Back to letters
letters-way = How they are divided
letters-each = Each file is one letter
letters-each-hint = When every letter was scanned into one PDF
letters-one = All of them are one letter
letters-one-hint = When one letter was taken as several pictures
letters-files = Choose scans
letters-limits = At most { $n } files and 40 MB at a time; PDF up to 200 pages each
letters-begin = Begin with the first
letters-none = No scan was chosen yet
letters-none-taken = None of the files was taken, choose again
letters-some-not-taken = Some files were not taken; those that were wait below. Choose the others again
letters-batches = Recent stacks
letters-title-of = { $n ->
    [one] { $n } letter of { $day }
   *[other] { $n } letters of { $day }
}
letters-by = Registered by { $who }, { $time }
letters-no = No.
letters-at = Letter { $n } of { $of } in this stack
letters-waiting = { $n } not registered yet
letters-done = All registered
letters-next = Register the next
letters-print = Print the cover
scans-only-saved = This PDF is no scan: save it to read it
