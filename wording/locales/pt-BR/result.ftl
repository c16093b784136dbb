result-title = { $heading } · Pedido { $number }

result-order = Pedido
result-amount = Valor
result-receipt = Recibo para
result-see-all = Ver o pedido inteiro
result-ask = Fale conosco sobre isto
result-see-order = Ver seu pedido
result-go-to-shop = Ir para a loja
result-pay-otherwise = Pagar de outra forma

result-late = Estamos confirmando seu pedido. Você pode fechar esta página: escreveremos para { $email } assim que terminar.

result-way-on = Não terminou de pagar? Consultamos antes o serviço de pagamento, para que você não pague em dobro.
result-way-on-pay = Voltar ao pagamento

## Resultados

result-checking = Estamos verificando seu pagamento
    .state = Verificando
    .charged = Se você aprovou o pagamento, o valor de { $total } está a caminho e nada será cobrado de novo.
    .now = Estamos consultando o serviço de pagamento. A resposta aparece sozinha nesta página; você não precisa apertar nada.

result-capturing = Seu pagamento foi aprovado
    .state = Aprovado
    .charged = Seu cartão foi aprovado para { $total }. A cobrança está sendo concluída agora.
    .now = Isso leva alguns segundos. A resposta aparece sozinha nesta página.

result-processing = Seu pagamento está em processamento
    .state = Em processamento
    .charged = O serviço de pagamento está cuidando dele. Se você aprovou o pagamento de { $total }, o valor está a caminho e nada será cobrado de novo.
    .now = Isso pode levar um momento. A resposta aparece sozinha nesta página; você não precisa apertar nada.

result-said-not-paid = Nada foi pago ainda
    .state = Não pago
    .charged = O serviço de pagamento informa que nada foi pago. Nada foi cobrado.

result-waits-until = Seu pedido espera por você até { $until }; continue de onde parou.

result-not-paid = Seu pedido ainda não foi pago
    .state = Não pago
    .charged = Nenhum pagamento chegou até nós ainda. Se você acabou de pagar, esta página mostra isso em instantes.
    .now = Seu pedido espera por você; continue de onde parou.

result-held = Agradecemos a compra. Seu pagamento foi aprovado
    .state = Aprovado
    .charged = Seu banco reservou { $total }. A cobrança será feita quando o pedido estiver pronto para sair, em até sete dias.
    .now = Não há mais nada a fazer. Escreveremos para { $email } quando estiver pronto.

result-paid = Agradecemos a compra. Seu pedido está pago
    .state = Pago
    .charged = O valor de { $total } foi cobrado, uma única vez.
    .now = Estamos embalando seu pedido. O recibo está a caminho de { $email }.
    .now-left = Seu pedido está a caminho.

result-capture-failed = Seu pagamento não está completo
    .state = Ainda não recebido
    .charged = Seu banco reservou { $total } para este pedido, mas ainda não conseguimos receber o valor.
    .now = Estamos verificando e escreveremos para { $email }: você não precisa fazer nada. Se você pagar de outra forma, liberamos antes o valor reservado.

result-failed = O pagamento não foi concluído
    .state = Não pago
    .charged = Nada foi cobrado. { $reason }
    .charged-perhaps = { $reason } Se mesmo assim tivermos recebido algum pagamento deste pedido, você recebe o valor de volta.
    .now = Seu pedido está guardado. Você pode tentar de novo, com a mesma forma de pagamento ou com outra.

result-expired = O prazo para pagar acabou
    .state = Prazo encerrado
    .charged = Nada foi cobrado.
    .charged-perhaps = Se ainda chegar um pagamento, ele paga este pedido, uma única vez.
    .now = Seu pedido está guardado com o mesmo número. Você pode começar o pagamento de novo.

result-cancelled = Este pedido foi cancelado
    .state = Cancelado
    .charged = Nada foi cobrado. Se ainda chegar um pagamento dele, você recebe tudo de volta.
    .charged-perhaps = Se chegar um pagamento dele, você recebe tudo de volta.
    .now = Nada mais acontece com este pedido. Você pode fazer outro quando quiser.

result-returned = Este pedido foi cancelado
    .state = Cancelado
    .charged = Tudo o que você pagou, ou que seu banco reservou para ele, volta para a origem do pagamento.
    .now = Escreveremos para { $email } quando isso acontecer. Os bancos levam até dez dias para mostrar o valor.

result-refunded = Seu pagamento foi reembolsado
    .state = Reembolsado
    .charged = Tudo o que você pagou por este pedido voltou para a origem do pagamento.
    .now = Os bancos levam até dez dias para mostrar o valor.

result-review = Estamos verificando seu pagamento
    .state = Em análise
    .charged = Algo não confere, por isso uma pessoa está verificando o que foi cobrado. Não pague de novo, por favor.
    .now = Escreveremos para { $email } em até um dia útil. O que tiver sido cobrado por engano, você recebe de volta.

## Por que um pagamento não foi concluído

result-reason-no-answer = O serviço de pagamento não nos respondeu.
result-reason-cancelled = O pagamento foi cancelado.
