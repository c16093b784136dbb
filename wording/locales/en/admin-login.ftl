### The way into the back office.

admin-login-title = Log in
# Of the hidden field for password managers.
admin-login-user-name = User name
admin-login-password = Password
admin-login-button = Log in
admin-login-code = Code
    .hint = The six digits of your app, or one of your recovery codes. Leave it empty if you have no second factor.
admin-login-wrong = That is not right. Name, password and code have to belong together, and a code counts once.
admin-login-wrong-password = That is not the password.

## Why somebody is asked to log in

admin-login-ended = Your login had ended, so nothing was done. Log in, look at the page again and send the form from there.
admin-login-logged-out = You are logged out.
admin-login-stale = Money is about to leave. Log in once more, so that it is surely you; then you are back where you were.

## Without a password

admin-login-closed = The back office is closed: it has no password.
# $variable (Element) - of the environment
admin-login-how-to-open = Whoever runs this shop opens it by setting { $variable }.
