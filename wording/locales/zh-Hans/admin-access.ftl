### 谁在后台工作、在哪里登录、以何种权限。

admin-access-title = 访问权限
admin-access-not-allowed = 您的角色无权执行此操作，请联系所有者。
admin-access-wrong-code = 这不是当前的验证码，请再看一下您的应用。
admin-access-codes = 双重验证已开启，您的其他登录均已结束。请把这些恢复码存放在手机以外的地方，每个只能使用一次：{ $codes }

## Roles

admin-access-role = 角色
admin-access-support = 客服：查看、发货、询问 Antom
admin-access-finance = 财务：另可操作款项
admin-access-owner = 所有者：另可授权他人进入

## The second factor

admin-access-second-factor = 双重验证
admin-access-not-for-first = 商店的首个密码不支持双重验证。由商店运维人员用“shop merchant add”为您建立用户名，之后即可设置。
admin-access-factor-off = 除密码外，再使用手机应用上的验证码。
admin-access-factor-begin = 设置
admin-access-factor-on = 已开启。剩余恢复码：{ $codes } 个。
admin-access-factor-another = 重新设置
admin-access-factor-how = 在手机上打开这个链接，或把其中的字母输入应用，然后填写应用显示的验证码。
admin-access-factor-confirm = 确认

## Logins

admin-access-logins = 您的登录
admin-access-browser = 浏览器
admin-access-source = 来源
admin-access-end = 结束
admin-access-here = 当前登录

## Everybody

admin-access-merchants = 全部人员
admin-access-merchants-how = 商店运维人员用“shop merchant”管理人员进出。
admin-access-yes = 是
admin-access-no = 否
