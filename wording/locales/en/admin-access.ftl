### Who works in the back office, where they are logged in, and by what.

admin-access-title = Access
admin-access-not-allowed = Your role does not allow this. Ask an owner.
admin-access-wrong-code = That is not the code of now. Look at your app again.
# $codes (String)
admin-access-codes = The second factor is on, and all your other logins are over. Keep these recovery codes, each good once, where your phone is not: { $codes }

## Roles

admin-access-role = Role
admin-access-support = Support: looks, ships, asks Antom
admin-access-finance = Finance: moves money as well
admin-access-owner = Owner: lets others in as well

## The second factor

admin-access-second-factor = Second factor
admin-access-not-for-first = The shop's first password has none. Whoever runs this shop gives you a name with “shop merchant add”; then you can set one up.
admin-access-factor-off = A code of an app on your phone, beside the password.
admin-access-factor-begin = Set it up
# $codes (Number)
admin-access-factor-on = It is on. Recovery codes left: { $codes }.
admin-access-factor-another = Set up another one
admin-access-factor-how = Open this link on your phone, or type its letters into your app. Then give the code that the app shows.
admin-access-factor-confirm = Confirm

## Logins

admin-access-logins = Your logins
admin-access-browser = Browser
admin-access-source = From
admin-access-end = End
admin-access-here = This one

## Everybody

admin-access-merchants = Everybody
admin-access-merchants-how = Whoever runs this shop lets people in and out with “shop merchant”.
admin-access-yes = Yes
admin-access-no = No
