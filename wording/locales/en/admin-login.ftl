### The way into the back office.

admin-login-title = Log in
# Of the hidden field for password managers.
admin-login-user-name = User name
admin-login-password = Password
admin-login-button = Log in

admin-login-closed = The back office is closed: it has no password.
# $variable (Element) - of the environment
admin-login-how-to-open = Whoever runs this shop opens it by setting { $variable }.
