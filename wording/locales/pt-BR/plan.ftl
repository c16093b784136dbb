plan-list-title = Assinaturas
plan-list-lead = Assine uma vez, pague período a período e cancele quando quiser.
plan-list-empty = Não há assinaturas nesta moeda. Escolha outra moeda no fim da página.
plan-list-mine = Suas assinaturas

## Intervalos

plan-every-day = a cada { $count } dias
plan-every-week = { $count ->
    [one] por semana
   *[other] a cada { $count } semanas
}
plan-every-month = { $count ->
    [one] por mês
   *[other] a cada { $count } meses
}
plan-every-year = { $count ->
    [one] por ano
   *[other] a cada { $count } anos
}
plan-price = { $amount } { $interval }

## A página de um plano

plan-email = E-mail
plan-email-hint = Para notícias da assinatura: cobranças, falhas e o fim dela.
plan-name = Nome completo
plan-agreement = O que você aceita
plan-subscribe = Assinar e pagar { $amount }
plan-start-trial = Começar o teste grátis

## O que a pessoa aceita

plan-pay-first = Você paga { $amount } agora, pelo tempo até { $date }.
plan-trial-free = O teste é grátis e termina em { $date }. Você não paga nada agora; só verificamos seu cartão ou sua carteira digital.
plan-pay-then = Depois disso, você paga { $amount } { $interval }, até cancelar.
plan-next-charge = A próxima cobrança é em { $date }.
plan-day-before = Cada cobrança seguinte é feita na véspera do período que ela paga.
plan-cancel-any-time = Você pode cancelar quando quiser na página da assinatura; o endereço dela chega por e-mail. Depois disso nada mais é cobrado, e o que você já pagou vale até o fim.

## O que pode dar errado

plan-error-name = Digite seu nome
plan-error-changed = O preço ou o intervalo mudou depois que você abriu esta página. Leia as novas condições abaixo e aperte o botão de novo se concordar. Nada foi cobrado.
plan-error-no-answer = O serviço de pagamento não respondeu. Nada foi cobrado. Aperte o botão de novo em instantes.
plan-error-refused = O serviço de pagamento não pode aceitar esta assinatura. Nada foi cobrado. Escreva para nós.
plan-error-tries = Você já tentou muitas vezes. Nada foi cobrado. Espere algumas horas ou escreva para nós.

plan-goods = O que devemos enviar?
plan-error-goods = Escolha o que devemos enviar.
