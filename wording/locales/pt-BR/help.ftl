help-title = Ajuda
help-description = Como a { -shop-name } entrega, como devolver produtos, como seu pagamento é protegido e como falar com uma pessoa.
help-heading = Como podemos ajudar?

## Entrega

help-delivery = Entrega
help-delivery-choice = Ao finalizar a compra, você vê todas as formas de entrega, com o preço e a chegada de cada uma, antes de pagar. Embalamos em dias úteis e avisamos por e-mail quando o pacote sai.
help-delivery-progress = Onde está meu pedido? A página dele mostra em que parada ele está: veja { -help-your-orders } ou abra o link do recibo.
-help-your-orders = seus pedidos

## Devoluções

help-returns = Devoluções
help-returns-how = Você pode devolver produtos sem uso em até 30 dias. Escreva para nós com o número do pedido e enviaremos o endereço. O dinheiro volta para a origem do pagamento.
help-returns-except = Café aberto e guias baixados não podem ser devolvidos, a não ser que tenham algum defeito.

## Pagamento seguro

help-payment = Pagamento seguro
help-payment-cards = Você paga em uma página da Antom, nosso serviço de pagamento. Os dados do cartão nunca passam por esta loja e não ficam conosco. O cartão que você salva na conta fica guardado na Antom; nós vemos os quatro últimos dígitos, e você pode removê-lo quando quiser.
help-payment-no-accounts = Você paga em uma página da Antom, nosso serviço de pagamento. Os dados do cartão nunca passam por esta loja e não ficam conosco.
help-payment-once = Cada pedido é cobrado uma única vez. Se você apertou duas vezes, voltou ou perdeu a página, abra o pedido: ele diz se houve cobrança. Enquanto um pagamento ainda pode chegar, não deixamos que outro comece.

## Contato

help-contact = Contato
help-contact-how = Escreva para { $address } e informe o número do pedido. Uma pessoa responde em até um dia útil.
