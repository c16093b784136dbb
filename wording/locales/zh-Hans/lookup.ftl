### Guests who look for their order.

lookup-link = 用订单号查找订单
lookup-title = 查找订单
lookup-lead = 填写订单号和下单时的邮箱。我们会把验证码发到该邮箱，用验证码即可打开订单。
lookup-number = 订单号
lookup-number-hint = 订单号在有关订单的邮件里。
lookup-number-wrong = 请填写完整的订单号，与订单邮件中的一致。
lookup-email = 邮箱
lookup-email-missing = 请填写下单时的邮箱。
lookup-send = 发送验证码

## The code

lookup-code-title = 输入验证码
lookup-code-lead = 如果有这样的订单，验证码已经发往该邮箱。验证码半小时内有效，一刻钟内只发送前几个。
lookup-code = 验证码
lookup-code-wrong = 验证码不对，或已过期，或输入次数过多。请看最新的邮件，或重新获取验证码。
lookup-open = 打开订单
lookup-again = 重新获取验证码

## The mail

lookup-mail-subject = 订单 { $number } 的验证码
lookup-mail-heading = 您的验证码
lookup-mail-sentence = 有人（很可能就是您）想查看这笔订单。用这个验证码打开：
lookup-mail-button = 输入验证码
lookup-mail-note = 半小时内有效。如果不是您申请的，无须理会，也不要告诉任何人：没有它，谁也看不到订单。
