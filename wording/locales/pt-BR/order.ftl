order-title = Pedido { $number }

order-placed = Feito em { $date }
order-number = Pedido
order-check-or-pay = Ver o resultado ou pagar
order-contents = Seus itens

order-note = Imprima esta página ou guarde o endereço dela: ele abre este pedido em qualquer aparelho. Dúvidas? { -order-write-to-us } e informe o número do pedido.
-order-write-to-us = Escreva para nós

## O andamento

order-progress = Andamento do pedido
order-step-done = , concluído
order-step-current = , o pedido está aqui
order-step-ahead = , ainda por vir

order-step-cancelled = Cancelado
order-step-not-paid = Não pago

order-gives-back = Nada será enviado. O valor de { $amount } volta para a origem do pagamento; os bancos levam até dez dias para mostrá-lo.
order-gives-back-to = Nada será enviado. O valor de { $amount } volta para a origem do pagamento: { $to }. Os bancos levam até dez dias para mostrá-lo.

## Linhas da soma

order-goods = Produtos
order-subtotal = Subtotal, { $count ->
    [one] { $count } item
   *[other] { $count } itens
}
order-code = Código { $code }
order-free = Grátis
order-total = Total

## Endereço e pagamento

order-going-to = Entrega para
order-payment = Pagamento
order-parcel = Pacote
order-parcel-number = Pacote { $number }
order-parcel-left = Saiu em { $date }
order-parcel-contents = Neste pacote
order-still-to-come = Ainda por enviar
order-follow-parcel = Rastrear o pacote
order-payment-number = Número do pagamento
order-news-to = Recibo e notícias para
order-persons-hidden = Este link não mostra mais quem fez o pedido nem para onde ele foi. Entre com o e-mail do pedido para ver tudo.

## Guardar em uma conta

order-keep-log-in = Guardar este pedido: receber um link para entrar
order-keep-claim = Guardar este pedido na minha conta
order-kept = Guardado em { -order-your-account }.
-order-your-account = sua conta
order-of-other-address = Este pedido foi feito com outro e-mail. Entre com ele para guardar o pedido.
order-kept-elsewhere = Este pedido já está guardado em outra conta. A página dele continua abrindo pelo link.

## Listas de pedidos

order-list-title = Seus pedidos
order-list-in-account = Pedidos guardados na sua conta
order-list-empty = Ainda não há pedidos feitos neste navegador.
order-list-empty-advice = O link do recibo abre o pedido em qualquer aparelho.
order-list-go-to-shop = Ir para a loja
order-pieces = { $count ->
    [one] { $count } item
   *[other] { $count } itens
}
order-check-result = Ver o resultado

## As etapas

order-step-placed = Feito
order-step-paid = Pago
order-step-packed = Embalado
order-step-left = A caminho

## Como está o pagamento

order-paid-by-card = Cartão { $card }
order-paid-on = Pago em { $moment }
order-checking = Consultando o serviço de pagamento
    .next = Estamos consultando o serviço de pagamento e enviaremos o resultado por e-mail.
order-processing = Em processamento no serviço de pagamento
    .next = O serviço de pagamento está processando seu pagamento. Enviaremos o resultado por e-mail.
order-not-paid = Ainda não pago
    .next = O pedido espera pelo seu pagamento.
order-capturing = Autorizado, recebendo o valor
    .next = Seu cartão foi autorizado e estamos recebendo o valor. Assim que isso terminar, embalamos o pedido.
order-held = Autorizado, ainda não cobrado
    .next = Seu cartão foi autorizado, e a cobrança será feita quando o pedido estiver pronto para sair.
order-paid = Pago
    .next = Estamos embalando seu pedido. { $delivery }: enviamos um e-mail para { $email } quando ele sair.
    .next-left = Seu pedido está a caminho. { $delivery }.
    .next-partly = Uma parte do seu pedido está a caminho. Escrevemos para { $email } quando o restante sair.
order-failed = O pagamento falhou
order-expired = O prazo para pagar acabou
order-try-again = O pedido não está pago. Você pode tentar de novo; o número do pedido continua o mesmo.
order-cancelled = Cancelado
    .next = Nada será enviado. Se chegar um pagamento dele, você recebe tudo de volta.
order-returned = Cancelado, o pagamento está voltando
    .next = Nada será enviado, e tudo o que você pagou volta para a origem do pagamento.
order-given-back = Reembolsado
    .next = Tudo o que você pagou voltou para a origem do pagamento.
order-capture-failed = Aprovado, valor ainda não recebido
    .next = Seu banco reservou o valor deste pedido, mas ainda não conseguimos recebê-lo. Estamos verificando e escreveremos para você.
order-review = Estamos verificando este pagamento
    .next = Algo neste pagamento não confere. Estamos verificando e escreveremos para você.

order-refunded = Reembolsado: { $amount }
order-refund-pending = Em reembolso: { $amount }
