### 后台的订阅。

admin-subscription-number = 订阅 { $number }
admin-subscription-back = 返回订阅，不做更改

## The list

admin-subscription-none = 没有符合条件的订阅。
admin-subscription-search-hint = 订阅编号，或买家完整的电子邮箱
admin-subscription-show = 显示
admin-subscription-column-number = 编号
admin-subscription-plan = 方案
admin-subscription-status = 状态
admin-subscription-next-charge = 下次扣款
admin-subscription-lifetime = 累计付款

## One of them

admin-subscription-findings = 这里需要查看
admin-subscription-agreement = 约定的条款
admin-subscription-timeline = 时间线
admin-subscription-period = 计费期
admin-subscription-payments = 在 Antom 的付款
admin-subscription-column-action = 操作
admin-subscription-price = 价格
admin-subscription-agreed = 同意时间
admin-subscription-access = 可使用至
admin-subscription-antom = 在 Antom
admin-subscription-payment = { $id }（{ $state }）
admin-subscription-of-sign-up = { $sentence }（第 { $sign-up } 次订阅办理）

## What can be done with it

admin-subscription-cancel = 期满时取消
admin-subscription-terminate = 立即结束
admin-subscription-cancel-heading = 取消订阅 { $number }？
admin-subscription-cancel-happens = Antom 不再为之后的计费期扣款，已付款的部分可以用到期满。在计费期开始前 24 小时内，该期的扣款可能已在进行，仍可能完成；这样该期也会照常进行。
admin-subscription-terminate-heading = 立即结束订阅 { $number }？
admin-subscription-terminate-happens = 订阅立即结束，买家的使用权也随之终止。此操作不会退回任何款项：如果应当退款，请另行为该期退款。
admin-subscription-refund-heading = 为订阅 { $number } 的一个计费期退款？
admin-subscription-refund-happens = { $amount } 按原路退回，买家失去该期。之后的计费期照常扣款，除非同时取消订阅。
admin-subscription-refund-nothing = 该期没有可退款的款项。
admin-subscription-refund-button = 退款 { $amount }
admin-subscription-refusal-not-charged = 这项订阅不再扣款，或正在将此告知 Antom。
admin-subscription-refusal-not-alive = 这项订阅已结束、正在结束，或从未开始。
admin-subscription-refusal-nothing-to-refund = 该期尚未付款，或款项已经退回。

## Another plan for it

admin-subscription-plan-heading = 将订阅 { $number } 更换为 { $plan }？
admin-subscription-plan-happens = 下一期起按新方案；当前这一期不另外收费，也不退款。Antom 确认后，会发邮件告知买家。
admin-subscription-plan-then = 之后的价格
admin-subscription-plan-told = 告知买家的内容
admin-subscription-plan-paying = 有一笔扣款即将到期或正在进行：从计费期开始前 24 小时到扣款完成，Antom 不更换方案。请过几小时再看。
admin-subscription-plan-pending = 上一次更换尚未确认。每隔几分钟会再次询问 Antom；扣款进行期间，它不接受更换。得到答复后，可以再次更换方案。
admin-subscription-plan-has = 这位买家已经订阅了该方案。
admin-subscription-plan-goods = 请选择每期寄送的商品。

## Findings

admin-subscription-review-amount = 收取了一笔没有人同意过的金额。请在 Antom 管理平台核对这笔付款；如果有误，请在那里退款。
admin-subscription-review-payment = Antom 把同一笔付款归于两个计费期，或把同一次订阅办理归于两个编号。请在 Antom 管理平台核对两者。
admin-subscription-review-period = Antom 对同一计费期给出了两个不同的时间。这里以较早的为准。
admin-subscription-review-contradiction = Antom 既说创建失败，又说已生效。请在 Antom 管理平台查看。
admin-subscription-review-replaced = 有人在本店之外用另一项订阅取代了它。这里不知道新的订阅。
admin-subscription-review-end-refused = Antom 拒绝结束这项订阅，可能会再次扣款。商店会反复请求；如果拖得太久，请在 Antom 管理平台结束它。

## Its timeline

admin-subscription-fact-begun = 开始办理订阅。
admin-subscription-fact-expired = 没有人按时办完订阅。
admin-subscription-fact-activated = 订阅已在 Antom 生效。
admin-subscription-fact-creation-failed = 创建失败：首笔付款或其请款没有成功。
admin-subscription-fact-sign-up-payment = 已获知买家的首笔付款。
admin-subscription-fact-deducted = 第 { $phase } 期：已扣款 { $amount }。
admin-subscription-fact-deduction-failed = 第 { $phase } 期：扣款失败。
admin-subscription-fact-payment-succeeded = 一笔 { $amount } 的付款成功；银行卡的款项由此冻结，请款后才收取。
admin-subscription-fact-payment-failed = 一笔付款失败。
admin-subscription-fact-captured = { $amount } 已请款。
admin-subscription-fact-capture-failed = 一次请款失败。
admin-subscription-fact-payment-cancelled = 一笔付款已取消，款项在买家手中。
admin-subscription-fact-refunded = { $amount } 已退回买家。
admin-subscription-fact-refund-asked = 已申请退款 { $amount }。
admin-subscription-fact-refund-failed = Antom 拒绝了一笔退款。
admin-subscription-fact-payment-abandoned = 商店不保留一笔付款：款项会退回。
admin-subscription-fact-update-requested = 提出了更换方案：{ $price }，从下一期开始。
admin-subscription-fact-updated = Antom 已更换方案。
admin-subscription-fact-update-refused = Antom 拒绝了更换方案。
admin-subscription-fact-update-told = Antom 通知有内容已更新。
admin-subscription-fact-rate-told = Antom 的扣款为{ $price }。
admin-subscription-fact-changed = 已被另一项订阅取代。
admin-subscription-fact-cancel-requested = 有人要求不再扣款。
admin-subscription-fact-cancelled = Antom 不再为之后的计费期扣款。
admin-subscription-fact-terminate-requested = 要求立即结束。
admin-subscription-fact-terminated = 已结束。
admin-subscription-fact-end-refused = Antom 拒绝结束。
admin-subscription-fact-abandoned = 商店不保留这次订阅办理：已结束。

## Parcels

admin-subscription-parcel = { $item }：{ $state }
admin-subscription-supply = 补发
admin-subscription-ship-heading = 将订阅 { $number } 的一个包裹标记为已发货？
admin-subscription-ship-happens = 包裹会移出待打包列表，买家会看到它已在路上。
admin-subscription-supply-heading = 补发订阅 { $number } 的包裹？
admin-subscription-supply-happens = 现在会从库存取出一件，包裹列入待打包。如果没有库存，请先补货。
admin-subscription-refusal-no-parcel = 没有这个包裹，或它并不在等待此操作。
admin-subscription-refusal-sold-out = 库存中仍没有这件商品。请补货，或为该期退款。
admin-subscription-sold-out = 第 { $phase } 期已付款，而 { $sku } 已售罄。请为该期退款，或补货后补发。
