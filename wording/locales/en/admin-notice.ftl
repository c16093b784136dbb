### What became of the merchant's last form.

admin-notice-foreign-form = That form does not belong to this login, so nothing was done. Use the buttons on this page.
admin-notice-already-done = That form was sent before and was carried out then. Nothing was done a second time; the timeline tells what came of it.
# $why (String) - a sentence
admin-notice-not-done = Nothing was done. { $why }
