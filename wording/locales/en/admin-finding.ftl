### Findings: what differs between a report and the books.

# $id (String)
admin-finding-number = Finding { $id }
admin-finding-title = Findings
# $count (Number)
admin-finding-open-count = { $count ->
    [0] No finding is open
    [one] 1 finding is open
   *[other] { $count } findings are open
}
admin-finding-none = No finding: nothing that was compared differs.
admin-finding-column = Finding
admin-finding-found = Found
admin-finding-open = Open
admin-finding-resolved = Resolved
admin-finding-line = Line of the file
admin-finding-resolved-by = Resolved by
admin-finding-resolved-at = Resolved at
admin-finding-note = What came of it
admin-finding-note-hint = What you found out and did, for whoever reads this later. At most 500 letters.
admin-finding-agrees-now = Antom was asked again, and the books agree now.
admin-finding-resolve = Resolve
admin-finding-ask = Ask Antom again

## What differs, and what to do

admin-finding-amount = Another amount
admin-finding-amount-next = Open the order and compare it with the payment in Antom's dashboard. If the books are right, send Antom the line; if not, ask Antom again.
admin-finding-not-in-books = Not in the books
admin-finding-not-in-books-next = Look for the payment in Antom's dashboard. If another shop shares this account, the line is that shop's; if not, refund it there.
admin-finding-not-in-file = Not in the file
admin-finding-not-in-file-next = Antom was asked about this payment. The next day's report may have it; if it has not either, send Antom the order's payment id.
admin-finding-failed = Failed by the file
admin-finding-failed-next = The books have money of a payment that failed. Ask Antom again, and ship nothing before it is clear.
admin-finding-for-a-person = To be looked at
admin-finding-for-a-person-next = The books do not keep this. Look at it in Antom's dashboard, and write down what it is.
admin-finding-unreadable = Not understood
admin-finding-unreadable-next = Download the report again, do not save it from a spreadsheet, and compare it once more.
admin-finding-twice = There twice
admin-finding-twice-next = See in Antom's dashboard whether the money moved twice. If not, the line counts once.
admin-finding-incomplete = The file breaks off
admin-finding-incomplete-next = Download the report again, and compare it once more.
admin-finding-no-period = Its days are not known
admin-finding-no-period-next = Keep the name of the file, with its date, and compare it once more.
admin-finding-sum = Sums that are wrong
admin-finding-sum-next = Send Antom the line: what was settled is not the amount less its fees.
admin-finding-settlement = Details and summary differ
admin-finding-settlement-next = Compare the sums with the bank statement, and send Antom the number of the settlement.
admin-finding-rebooked = Told otherwise before
admin-finding-rebooked-next = The newer sums are booked. Compare them with the bank statement.

## Why a finding stays as it is

admin-finding-refusal-not-open = This finding was resolved before.
admin-finding-refusal-note-missing = Write down what came of it.
admin-finding-refusal-note-too-long = The note has more than 500 letters. Make it shorter.
admin-finding-refusal-nothing-to-ask = Antom cannot be asked about this. Write down what came of it.
