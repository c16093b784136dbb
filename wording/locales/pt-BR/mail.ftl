mail-order = Cartão de embarque, pedido
mail-order-number = Pedido { $number }
mail-dear = Olá, { $name }.
mail-thanks = Agradecemos a compra, { $name }.
mail-hello = Olá.
mail-see-order = Ver o pedido
mail-see-payment = Ver como está o pagamento
mail-paid-with = Pago com
mail-keep = Guarde este e-mail: o link dele abre o pedido em qualquer aparelho.
mail-help-label = Dúvidas? Escreva para nós:
mail-help = Dúvidas? Escreva para nós: { $address }
mail-legal = Você recebe este e-mail porque este endereço foi informado na { -shop-name } para isso. Ele trata só desse assunto e não é publicidade.
mail-goes-back = O valor volta para a origem do pagamento. Os bancos levam até dez dias para mostrá-lo.
mail-goes-to = O valor volta para a origem do pagamento: { $to }. Os bancos levam até dez dias para mostrá-lo.

## O recibo

mail-receipt-subject = Seu pedido { $number } na { -shop-name }: pagamento de { $total }
mail-receipt = Seu pedido está pago
mail-receipt-charged = O valor de { $total } foi cobrado, uma única vez, em { $paid }.
mail-receipt-next = Estamos embalando seu pedido e enviaremos outro e-mail quando ele sair.

## Enviado

mail-shipped-subject = Seu pedido { $number } na { -shop-name } está a caminho
mail-shipped = Seu pedido está a caminho
mail-shipped-left = Seu pedido { $number } já saiu daqui. { $delivery }.
mail-shipped-part-subject = Uma parte do seu pedido { $number } na { -shop-name } está a caminho
mail-shipped-part = Uma parte do seu pedido está a caminho
mail-shipped-part-left = Uma parte do seu pedido { $number } saiu daqui; o restante vem depois, e então escrevemos de novo. { $delivery }.
mail-shipped-rest-subject = O restante do seu pedido { $number } na { -shop-name } está a caminho
mail-shipped-rest = O restante do seu pedido está a caminho
mail-shipped-rest-left = O restante do seu pedido { $number } saiu daqui: com ele, tudo está a caminho. { $delivery }.

## Cancelado

mail-cancelled-subject = Seu pedido { $number } na { -shop-name } foi cancelado
mail-cancelled = Seu pedido foi cancelado
mail-cancelled-off = Cancelamos seu pedido { $number }. Nada será enviado.
mail-cancelled-back = Tudo o que você pagou, ou que seu banco reservou para ele, { $amount }, volta a ser seu.
mail-cancelled-nothing = Nada foi pago por ele. Se ainda chegar um pagamento, você recebe tudo de volta.

## Reembolsado

mail-refunded-subject = Seu pedido { $number } na { -shop-name }: reembolso de { $amount }
mail-refunded = Seu dinheiro está voltando
mail-refunded-amount = Reembolsamos { $amount } do seu pedido { $number }.
mail-refunded-reason = O motivo: { $reason }
mail-returned-subject = Seu pedido { $number } na { -shop-name }: um pagamento foi devolvido
mail-returned = Um pagamento está voltando para você
mail-returned-amount = Um pagamento de { $amount } pelo seu pedido { $number } não era necessário, por isso devolvemos o valor inteiro.

## Não pago

mail-unpaid-subject = Seu pedido { $number } na { -shop-name } não foi pago
mail-failed = Seu pagamento não foi concluído
mail-expired = O prazo para pagar acabou
mail-unpaid-not-charged = Nada foi cobrado por este pedido.
mail-unpaid-not-seen = Nenhum pagamento deste pedido chegou até nós.
mail-unpaid-late = Se ainda chegar um pagamento, ele paga este pedido, uma única vez, ou você recebe o valor de volta.
mail-unpaid-next = Seu pedido fica guardado por um dia depois de feito. Se quiser recebê-lo, pague { $total }; se não quiser, não precisa fazer nada.
mail-pay = Pagar { $total }

mail-capture-failed-subject = Seu pedido { $number } na { -shop-name }: o pagamento não está completo
mail-capture-failed = Seu pagamento não está completo
mail-capture-failed-held = Seu banco reservou { $total } para este pedido, mas ainda não conseguimos receber o valor.
mail-capture-failed-next = Estamos verificando e escreveremos de novo: você não precisa fazer nada. Se você pagar de outra forma, liberamos antes o valor reservado.

## Como entrar

mail-login-subject = Seu link para entrar na { -shop-name }
mail-login = Entrar
mail-login-asked = Alguém, muito provavelmente você, pediu para entrar na { -shop-name } com este endereço.
mail-login-button = Entrar na { -shop-name }
mail-login-lasts = O link vale uma única vez, por 20 minutos. Se não foi você quem pediu, não precisa fazer nada: sem o link, ninguém entra.
