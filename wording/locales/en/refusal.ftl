### Why a buyer cannot pay so, or now: each says whether something was charged.

## The way to pay

refusal-nothing-chosen = Choose how you want to pay.
# $method (String)
# $reason (String) - a sentence
refusal-disabled = You cannot pay this order with { $method } any more. { $reason } Choose another way; nothing was charged.
refusal-not-offered = That way to pay is not offered any more. Choose another one; nothing was charged.
refusal-korean-card = That South Korean card cannot be used for this order. Choose another way to pay; nothing was charged.
refusal-korean-card-saved = A saved card is charged as what it is. To use a South Korean card, choose “Card”.
refusal-card-gone = That card is not saved here any more. Choose another way to pay; nothing was charged.
# $brand (String)
# $digits (String) - the card number's last four
refusal-card-expired = Your { $brand } ending { $digits } has expired. Pay with another card; nothing was charged.
refusal-brand-not-offered = That card brand is not offered for this order. Choose one from the list.
refusal-instalments-not-offered = Those instalments are not offered for this order. Choose again.
refusal-cpf-length = A CPF has eleven digits. Check it, or leave the field empty; nothing was charged.
refusal-cpf-check-digits = That CPF does not exist: its last two digits do not fit the others. Check it, or leave the field empty; nothing was charged.

## The order

refusal-order-over = This order can no longer be paid. Your cart is still there: check out again.
refusal-not-checked = We could not check with the payment service whether you have paid already. Please try again in a minute.
refusal-cancel-not-checked = We could not check with the payment service whether this order was paid. Please try again in a minute.
refusal-under-way = A payment for this order is under way, so it cannot be changed now. Check its result first.
refusal-too-many-attempts = This order was tried too often. Nothing was charged; please write to us and we will help.
refusal-cannot-be-sent = The payment service would not take this order, so nothing was sent to it and nothing was charged. Please write to us and we will help.
# $sku (String)
refusal-sold-out = { $sku } was sold out in the meantime. You have not been charged; please change your cart and check out again.
