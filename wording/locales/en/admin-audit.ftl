### What was done in the back office.

admin-audit-title = Audit log
admin-audit-newest-first = Newest first
admin-audit-caption = What was done in the back office
admin-audit-empty = Nothing was done here yet.
    .explanation = Every log-in and every action of the back office is written down here.
