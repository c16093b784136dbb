### 如何付款：结账页和结果页上的选择，以及进行中的付款。

pay-choice = 付款方式

## Saved cards

pay-saved-expired = 已于 { $expiry } 过期，请换一张银行卡付款。
pay-saved = 已为您保存。
pay-saved-until = 已为您保存，有效期至 { $expiry }。

pay-save = 把这张卡存在 Antom，下次下单使用
pay-save-later = 在输入卡号的页面上，Antom 会询问是否保存这张卡，供下次下单使用。
pay-save-needs-account = 要保存银行卡供下次使用，请先{ -pay-get-login-link }。
-pay-get-login-link = 获取登录链接

## What a card can be asked besides

pay-instalments = 是否分期
pay-at-once = 一次付清
pay-in-months = 分 { $months } 期，每月一期
pay-brand-needed = 我的卡有两个品牌，或为韩国卡
pay-brand = 扣款品牌
pay-brand-any = 以卡面为准

## Buttons

pay-amount = 支付 { $amount }
pay-continue = 继续付款
pay-opening = 请稍候，正在开始付款…
pay-change-order = 我还没有付款：更改订单

## A payment under way

pay-under-way = 付款进行中
pay-have-you-paid = 已经付款？查看结果
pay-may-arrive = 有一笔 { $amount } 的付款（订单 { $number }）仍可能到账。为避免重复扣款，暂时不能开始新的付款。
pay-waits = 订单 { $number } 正在等待支付 { $amount }。为避免重复扣款，暂时不能开始新的订单。
pay-check-result = 查看结果
pay-just-paid = 订单 { $number } 已付款，谢谢您。

## The ways to pay

pay-card = 银行卡
pay-card-note = 信用卡或借记卡，在 Antom 的页面上输入。
pay-card-brands = { $brands }，在 Antom 的页面上输入。
pay-page = Antom 结账页面
pay-page-note = 在该页面上选择付款方式。
pay-unusable = 不能支付这笔订单的方式

pay-not-in-currency = 不支持以 { $currency } 付款。
pay-not-for-amount = 不支持这个金额。
pay-not-now = 目前不可用。
pay-not-for-order = 不适用于这笔订单。
pay-between = 适用于 { $least } 至 { $most } 的金额。
pay-from = 适用于 { $least } 及以上的金额。
pay-up-to = 适用于不超过 { $most } 的金额。

## A company's account

pay-business-account = 企业账户
pay-business-account-note = 由贵公司从其在支付服务的账户付款。

## Mercado Pago 在巴西要求的纳税人号码

pay-cpf = CPF
pay-cpf-hint = 填写后，Mercado Pago 的页面不会再询问。号码只发送给我们的支付服务，我们不保存。

## 商品旁的按钮，每种付款方式一个

pay-quick = 立即结账
pay-quick-with = 用 { $method } 付款
