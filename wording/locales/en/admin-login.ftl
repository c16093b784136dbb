### The way into the back office.

admin-login-title = Log in
# Of the hidden field for password managers.
admin-login-user-name = User name
admin-login-password = Password
admin-login-button = Log in
admin-login-wrong-password = That is not the password.

## Why somebody is asked to log in

admin-login-ended = Your login had ended, so nothing was done. Log in, look at the page again and send the form from there.
admin-login-logged-out = You are logged out.

## Without a password

admin-login-closed = The back office is closed: it has no password.
# $variable (Element) - of the environment
admin-login-how-to-open = Whoever runs this shop opens it by setting { $variable }.
