### 后台的入口。

admin-login-title = 登录
admin-login-user-name = 用户名
admin-login-password = 密码
admin-login-button = 登录
admin-login-code = 验证码
    .hint = 应用上的六位数字，或您的一个恢复码。如果没有设置双重验证，请留空。
admin-login-wrong = 不正确。用户名、密码和验证码必须相互对应，每个验证码只能用一次。
admin-login-wrong-password = 密码不正确。

## Why somebody is asked to log in

admin-login-ended = 您的登录已结束，因此没有执行任何操作。请登录后重新查看页面，再从那里提交表单。
admin-login-logged-out = 您已退出登录。
admin-login-stale = 即将有款项转出。请再登录一次，以确认是您本人；之后会回到原来的页面。

## Without a password

admin-login-closed = 后台已关闭：没有设置密码。
admin-login-how-to-open = 商店运维人员设置 { $variable } 后即可开启。
