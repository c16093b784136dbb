refusal-nothing-chosen = Escolha como você quer pagar.
refusal-disabled = Não é mais possível pagar este pedido com { $method }. { $reason } Escolha outra forma de pagamento; nada foi cobrado.
refusal-not-offered = Essa forma de pagamento não é mais oferecida. Escolha outra; nada foi cobrado.
refusal-korean-card = Esse cartão sul-coreano não pode ser usado neste pedido. Escolha outra forma de pagamento; nada foi cobrado.
refusal-korean-card-saved = Um cartão salvo é cobrado como foi salvo. Para usar um cartão sul-coreano, escolha “Cartão”.
refusal-card-gone = Esse cartão não está mais salvo aqui. Escolha outra forma de pagamento; nada foi cobrado.
refusal-card-expired = Seu cartão { $brand } final { $digits } está vencido. Pague com outro cartão; nada foi cobrado.
refusal-brand-not-offered = Essa bandeira não é oferecida para este pedido. Escolha uma da lista.
refusal-instalments-not-offered = Esse parcelamento não é oferecido para este pedido. Escolha de novo.
refusal-cpf-length = Um CPF tem onze dígitos. Confira ou deixe o campo vazio; nada foi cobrado.
refusal-cpf-check-digits = Esse CPF não existe: os dois últimos dígitos não combinam com os outros. Confira ou deixe o campo vazio; nada foi cobrado.

## O pedido

refusal-order-over = Este pedido não pode mais ser pago. Seu carrinho continua lá: finalize a compra de novo.
refusal-not-checked = Não conseguimos consultar o serviço de pagamento para saber se você já pagou. Tente de novo em um minuto.
refusal-cancel-not-checked = Não conseguimos consultar o serviço de pagamento para saber se este pedido foi pago. Tente de novo em um minuto.
refusal-under-way = Há um pagamento deste pedido em andamento, por isso não é possível alterá-lo agora. Veja o resultado primeiro.
refusal-too-many-attempts = Houve tentativas demais de pagar este pedido. Nada foi cobrado; escreva para nós e ajudaremos você.
refusal-cannot-be-sent = O serviço de pagamento não aceitaria este pedido, por isso nada foi enviado a ele e nada foi cobrado. Escreva para nós e ajudaremos você.
refusal-sold-out = O estoque de { $sku } acabou nesse meio-tempo. Nada foi cobrado; altere o carrinho e finalize a compra de novo.
