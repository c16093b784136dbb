### Antom's reports in the back office.

# $id (String)
admin-report-number = Report { $id }
admin-report-title = Reconciliation
admin-report-lead = Antom's reports beside this shop's books: whatever differs is asked for at Antom first, and what still differs becomes a finding.
admin-report-compare = Compare a report
admin-report-file = Report
admin-report-file-hint = A CSV file as Antom made it: transaction details, settlement details or settlement summary, of at most 64 MB. Larger files: shop reconcile, on the server.
admin-report-days-hint = Which days the report is about. Leave both empty if the file still has the name that Antom gave it, with the date in it.
admin-report-first-day = First day
admin-report-last-day = Last day
admin-report-mapping-other = The columns are called otherwise
admin-report-mapping = Mapping file
# $line (String)
admin-report-mapping-hint = A file that names the columns, as shop reconcile --mapping takes it: [columns], and below it a line for each that is called otherwise, such as { $line }
admin-report-headings = Or its lines, typed here
admin-report-compare-button = Compare
admin-report-settlements = What arrived at the bank
admin-report-no-settlements = No settlement is booked yet: compare a settlement details report and its summary.
admin-report-settlement = Settlement
admin-report-settled = Settled
admin-report-gross = Gross
admin-report-fees = Fees
admin-report-held = Kept back
admin-report-net = Net
admin-report-details = Details and summary
admin-report-adds-up = Add up
admin-report-apart = Do not add up
admin-report-no-summary = No summary yet
admin-report-no-details = No details yet
admin-report-readings = Reports that were compared
admin-report-no-readings = No report was compared yet.
admin-report-kind = Kind
admin-report-read-at = Compared
admin-report-read-by = By
admin-report-transaction-details = Transaction details
admin-report-settlement-details = Settlement details
admin-report-settlement-summary = Settlement summary
admin-report-agrees = Agrees
admin-report-differs = Differs
admin-report-verdict-agrees = Every line was matched, and nothing differs.
admin-report-verdict-differs = The books and the file differ. Each difference is a finding below.
admin-report-lines = Lines in the file
admin-report-matched = Matched
admin-report-mended = Matched after Antom was asked
admin-report-under-way = Under way at Antom
admin-report-unread = Not understood
admin-report-differing = Differing
admin-report-end = Read to its end
admin-report-end-there = Yes
admin-report-end-missing = No: it breaks off, so lines may be missing
admin-report-from = From
admin-report-until = Until
admin-report-hash = SHA-256
# $count (String)
admin-report-more = { $count } more differences are not listed: this may be the file of another shop.

## Why a report is not compared

admin-report-refusal-no-file = Choose a file that is not empty.
admin-report-refusal-too-large = The file is larger than 64 MB. Compare it on the server: shop reconcile.
admin-report-refusal-header = The file has no line with the columns of Antom's reports, transactionType or summaryType. Choose a report as it was downloaded.
# $column (String)
admin-report-refusal-column = The file lacks the column { $column }. Download the report again, with all its columns.
admin-report-refusal-text = The file is no text. Download it again, or save it as CSV UTF-8.
# $typed (String)
admin-report-refusal-no-day = { $typed } is no day. Write it as 2026-11-21, or leave both days empty. Nothing was compared.
admin-report-refusal-one-day = Name both days, or none. For one day, name it twice. Nothing was compared.
admin-report-refusal-days-turned = The last day is before the first. Nothing was compared.
# $why (String)
admin-report-refusal-mapping = The names of the columns cannot be used, and nothing was compared: { $why }
admin-report-refusal-mapping-too-large = The mapping file is larger than 16 kB, so it is something else. Nothing was compared.
admin-report-refusal-mapping-text = The mapping file is no text. Save it as UTF-8. Nothing was compared.
admin-report-refusal-csv = The file is no CSV, or it broke off on its way. Download it again.
