### 买家的账户，以及如何进入。

account-title = 您的账户
account-log-out = 退出登录
account-orders = 订单
account-no-orders = 还没有订单。您登录后下的订单会保存在这里。
account-go-to-shop = 前往商店

## Saved cards

account-cards = 已保存的银行卡
account-no-cards = 没有已保存的银行卡。用银行卡付款时可以保存。
account-remove-card = 移除
account-remove-card-question = 这张卡的信息会从本店和 Antom 删除。再次使用时，需要重新输入卡号。
account-remove-card-yes = 确认移除
account-remove-card-named = 移除 { $card }

## The way in

account-log-in = 登录
account-log-in-lead = 账户把您的订单和银行卡收在一处。无须密码：我们会把登录链接发到您的邮箱。没有账户也可以随时下单。
account-email = 电子邮箱
account-email-missing = 请输入电子邮箱，我们会把链接发给您。
account-send-link = 发送登录链接
account-send-another-link = 再发一个链接
account-link-sent = 如果这个邮箱能收信，链接已经在路上了。链接 20 分钟内有效；每 15 分钟内只会发出最先申请的几个。

## Where the link leads

account-enter-title = 登录 { -shop-name }
account-enter = 这个链接用于登录 { $email } 的账户。如果是您本人，按一下即可进入。
account-enter-button = 登录
account-link-used = 这个链接已失效
account-elsewhere = 您已登录。链接是在另一个浏览器里申请的：那边购物车里的东西仍留在那边。
account-needs-cookies = 因此无法让您保持登录状态。请在浏览器设置中允许本网站使用 Cookie，然后再打开一次链接。
account-link-used-lead = 每个链接只能登录一次，发出后 20 分钟内有效。需要的话，我们很乐意再发一个。
account-new-link = 获取新链接

## A card

account-card = 银行卡
account-card-ending = { $brand } 尾号 { $digits }
account-card-expired = 已于 { $expiry } 过期
account-card-expires = 有效期至 { $expiry }

account-then-checkout = 在这个浏览器里打开链接，就会回到结账页，您填写的内容仍在。

account-all-subscriptions = 您的全部订阅

## What the shop knows of the buyer

account-data = 您的数据
account-export = 下载与您有关的全部信息
account-forget = 删除账户
account-forget-means = 您的账户、已保存的银行卡，以及所有订单中的姓名和地址都会永久删除。账目中只保留买了什么、付了多少，不再显示是谁买的。
account-forget-button = 立即删除
account-forget-order = 订单 { $number } 尚未完成，还需要您的地址。等它发出或取消后，即可删除账户。
account-forget-subscription = 您还有一项订阅在进行中。请先取消订阅，然后即可删除账户。
