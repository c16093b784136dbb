refusal-nothing-chosen = 결제 수단을 선택해 주세요.
refusal-disabled = 이 주문은 더 이상 다음 수단으로 결제할 수 없습니다: { $method }. { $reason } 다른 결제 수단을 선택해 주세요. 청구된 금액은 없습니다.
refusal-not-offered = 더 이상 제공하지 않는 결제 수단입니다. 다른 결제 수단을 선택해 주세요. 청구된 금액은 없습니다.
refusal-korean-card = 이 한국 발급 카드는 이 주문에 사용할 수 없습니다. 다른 결제 수단을 선택해 주세요. 청구된 금액은 없습니다.
refusal-korean-card-saved = 저장된 카드는 저장된 종류 그대로 청구됩니다. 한국 발급 카드를 사용하시려면 ‘카드’를 선택해 주세요.
refusal-card-gone = 이 카드는 더 이상 저장되어 있지 않습니다. 다른 결제 수단을 선택해 주세요. 청구된 금액은 없습니다.
refusal-card-expired = { $brand } 카드 (끝자리 { $digits })의 유효기간이 지났습니다. 다른 카드로 결제해 주세요. 청구된 금액은 없습니다.
refusal-brand-not-offered = 이 주문에 사용할 수 없는 카드 브랜드입니다. 목록에서 선택해 주세요.
refusal-instalments-not-offered = 이 주문에 사용할 수 없는 할부입니다. 다시 선택해 주세요.
refusal-cpf-length = CPF는 11자리입니다. 확인하시거나 칸을 비워 두세요. 청구된 금액은 없습니다.
refusal-cpf-check-digits = 존재하지 않는 CPF입니다. 마지막 두 자리가 나머지와 맞지 않습니다. 확인하시거나 칸을 비워 두세요. 청구된 금액은 없습니다.

## 주문

refusal-order-over = 이 주문은 더 이상 결제할 수 없습니다. 장바구니는 그대로 있으니 다시 주문해 주세요.
refusal-not-checked = 이미 결제하셨는지 결제 서비스에 확인하지 못했습니다. 잠시 후 다시 시도해 주세요.
refusal-cancel-not-checked = 이 주문이 결제되었는지 결제 서비스에 확인하지 못했습니다. 잠시 후 다시 시도해 주세요.
refusal-under-way = 이 주문의 결제가 진행 중이어서 지금은 변경할 수 없습니다. 먼저 결과를 확인해 주세요.
refusal-too-many-attempts = 이 주문의 결제를 너무 여러 번 시도하셨습니다. 청구된 금액은 없습니다. 메일로 문의해 주시면 도와드리겠습니다.
refusal-cannot-be-sent = 결제 서비스에서 받을 수 없는 주문이어서 아무것도 보내지 않았고 청구된 금액도 없습니다. 메일로 문의해 주시면 도와드리겠습니다.
refusal-sold-out = { $sku } 상품이 그사이 품절되었습니다. 청구된 금액은 없습니다. 장바구니를 수정한 뒤 다시 주문해 주세요.
