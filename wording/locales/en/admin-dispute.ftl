### Disputes in the back office.

# $id (String)
admin-dispute-number = Dispute { $id }
admin-dispute-title = Disputes
admin-dispute-back = Back to the dispute, change nothing
admin-dispute-none = No buyer contests a payment.
    .explanation = When a buyer asks the bank for the money back, it appears here, with the day until which to answer.
admin-dispute-column = Dispute
admin-dispute-amount = Contested
admin-dispute-due = Answer by
admin-dispute-about = About
# $kind (String) - Chargeback
# $amount (String)
admin-dispute-of = { $kind } of { $amount }

## What kind it is

admin-dispute-chargeback = Chargeback
admin-dispute-retrieval = Request for documents
admin-dispute-compliance = Request of an authority

## Where it stands

admin-dispute-to-answer = To be answered
admin-dispute-accepting = Being accepted
admin-dispute-defending = Being defended
admin-dispute-defended = Defended
admin-dispute-won = Won
admin-dispute-lost = Lost
admin-dispute-withdrawn = Withdrawn
admin-dispute-validated = Documents accepted
admin-dispute-not-validated = Documents refused

## What to do next

# $until (String) - a time
admin-dispute-answer-until = Answer by { $until }: accept it, or defend it with documents. Without an answer the buyer gets the money.
admin-dispute-answer = Accept it, or defend it with documents. Without an answer the buyer gets the money.
# $until (String) - a time
admin-dispute-documents-until = The bank wants to see documents by { $until }. No money moves by this.
admin-dispute-documents = The bank wants to see documents. No money moves by this.
admin-dispute-no-defence = No defence is taken of this dispute.
admin-dispute-next-late = The time to answer is over. Antom tells what comes of it.
admin-dispute-next-accepting = Antom is being told that you accept.
admin-dispute-next-defending = Antom is being sent your document.
admin-dispute-next-defended = Antom has your document. The bank judges, which may take weeks.
admin-dispute-next-won = The bank decided for you: the money stays.
# $amount (String)
admin-dispute-next-lost = { $amount } went to the buyer. Do not refund it as well.
admin-dispute-next-lost-nothing = It is accepted, and no money moved.
# $amount (String)
admin-dispute-next-timed-out = Nobody answered in time, so { $amount } went to the buyer. Do not refund it as well.
admin-dispute-next-withdrawn = The buyer took it back: the money stays.
admin-dispute-next-validated = The documents were enough.
admin-dispute-next-not-validated = The documents were not enough. Antom's dashboard says what follows.
# $why (String) - a sentence
admin-dispute-refused = Antom refused your last answer, so nothing has changed by it. { $why }

## Facts

admin-dispute-reason = The bank's reason
# $reason (String)
# $code (String)
admin-dispute-reason-with-code = { $reason } ({ $code })
admin-dispute-opened = Opened
admin-dispute-source = Brought by
admin-dispute-antom = Antom's number
admin-dispute-payment = Payment at Antom
admin-dispute-capture = Capture at Antom
admin-dispute-arn = Acquirer's reference
admin-dispute-file = Your document
admin-dispute-lost-amount = Lost

## What can be done with it

admin-dispute-accept = Accept
admin-dispute-defend = Defend
# $id (String)
admin-dispute-accept-heading = Accept dispute { $id }?
# $amount (String)
admin-dispute-accept-happens = The buyer gets { $amount }, and nothing takes that back.
admin-dispute-accept-happens-unknown = The buyer gets the money, and nothing takes that back.
# $id (String)
admin-dispute-defend-heading = Defend dispute { $id }
admin-dispute-defend-happens = Antom hands your document to the bank. It can be sent once, so put everything into one file.
admin-dispute-document = Document
admin-dispute-document-hint = One PDF, Word file (.doc or .docx) or JPG, or a ZIP of these, of at most 750 kB. Antom's form, filled in, is the surest.
admin-dispute-defend-button = Send the document
admin-dispute-template = Download Antom's form
admin-dispute-supplied = Download what you sent

## Why it is not done

admin-dispute-refusal-not-open = This dispute was answered, or it is over.
admin-dispute-refusal-nothing-to-accept = The bank asks for documents only, so there is nothing to accept.
admin-dispute-fault-missing = Choose a file that is not empty.
admin-dispute-fault-too-large = The file is larger than 750 kB. Make its pictures smaller, or send only the pages that matter.
admin-dispute-fault-kind = The file is no PDF, Word file, JPG or ZIP.
admin-dispute-fault-name = The file is of another kind than its name says.
admin-dispute-fault-broken = The file is damaged: save it once more and try again.
admin-dispute-fault-two = Behind or before the document there is something else in the file. Save it once more from the program that made it.
admin-dispute-fault-locked = The file is locked by a password.
admin-dispute-fault-macros = The Word file has macros. Save it without them, or as a PDF.
admin-dispute-fault-unpacks = The file has more than 100 files in it, or is larger than 15 MB once unpacked.
admin-dispute-fault-inside = The ZIP may hold PDF, Word and JPG files only.

## On a refund

# $amount (String)
admin-dispute-warning-open = The buyer contests { $amount } of this payment at the bank. If you refund it as well, it may be paid back twice: answer the dispute first.
# $amount (String)
admin-dispute-warning-lost = { $amount } of this payment already went back by a dispute. A refund pays it back twice.
admin-dispute-some-of-it = An unknown part

## What was learned

admin-dispute-fact-created = A buyer contests the payment
admin-dispute-fact-due-alert = The time to answer ends within a day
admin-dispute-fact-supplied = Antom has the defence
admin-dispute-fact-won = The bank decided for the merchant
admin-dispute-fact-lost = The bank decided for the buyer
admin-dispute-fact-validated = The documents were enough
admin-dispute-fact-not-validated = The documents were not enough
admin-dispute-fact-judged = The bank judged
admin-dispute-fact-cancelled = The buyer took it back
admin-dispute-fact-accepted = It counts as accepted
admin-dispute-fact-timed-out = Nobody answered in time, so it counts as accepted
admin-dispute-fact-rdr = The card scheme gave the money back by itself
admin-dispute-fact-other = Antom told of something that this version does not know
admin-dispute-fact-accept-asked = The merchant accepts
admin-dispute-fact-defence-asked = The merchant defends
admin-dispute-fact-taken = Antom has the answer
admin-dispute-fact-refused = Antom refused the answer

## Documents from Antom

admin-dispute-no-document = Antom has no such document of this dispute.
admin-dispute-no-answer = Antom gave no answer. Try again in a moment.
