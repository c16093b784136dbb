### What was done in the back office.

admin-audit-title = Audit log
admin-audit-newest-first = Newest first
admin-audit-caption = What was done in the back office
admin-audit-empty = Nothing was done here yet.
    .explanation = Every log-in and every action of the back office is written down here.
admin-audit-none-such = Nothing of that kind was done.

## Actions

admin-audit-log-in = Logged in
admin-audit-log-in-failed = Gave a wrong password
admin-audit-log-out = Logged out
admin-audit-refund = Refund
admin-audit-capture = Capture
admin-audit-cancel = Cancelled the order
admin-audit-ship = Marked as shipped
admin-audit-give-back = Gave money back
admin-audit-accept = Accepted as paid
admin-audit-check = Checked with Antom
admin-audit-replay = Applied a notification again
admin-audit-retry = Had mails sent again
admin-audit-cancel-subscription = Cancelled a subscription
admin-audit-terminate-subscription = Ended a subscription
admin-audit-refund-invoice = Refunded a period
admin-audit-change-plan = Changed the plan of a subscription
admin-audit-ship-parcel = Marked a parcel as shipped
admin-audit-supply-parcel = Packed a parcel that was sold out
admin-audit-accept-dispute = Accepted a dispute
admin-audit-defend-dispute = Defended a dispute
admin-audit-read-report = Compared a report
admin-audit-resolve-finding = Resolved a finding
admin-audit-ask-finding = Asked Antom about a finding
admin-audit-show-travellers = Looked at who travels
admin-audit-lapse = Released a hold
