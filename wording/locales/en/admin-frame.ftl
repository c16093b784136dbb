### What stands around every page of the back office.

# Ends the title of each page in the browser's tab.
# $shop (String)
admin-frame-title = { $shop } back office
admin-frame-back-office = Back office
admin-frame-test = Test gateway: no money moves

## Navigation, and headings of the pages that it leads to

admin-frame-today = Today
admin-frame-orders = Orders
admin-frame-subscriptions = Subscriptions
admin-frame-disputes = Disputes
admin-frame-reports = Reconciliation
admin-frame-queue = Queue
# Follows the number of the queue's entries; only read out.
admin-frame-waiting = waiting
admin-frame-inbox = Inbox
admin-frame-methods = Methods
admin-frame-audit = Audit
admin-frame-access = Access
admin-frame-log-out = Log out
