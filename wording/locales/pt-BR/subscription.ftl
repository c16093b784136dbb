subscription-list-title = Suas assinaturas
subscription-list-empty = Nenhuma assinatura feita neste navegador. O link do nosso e-mail abre a sua em qualquer aparelho.
subscription-number = Assinatura
subscription-invoices = Faturas
subscription-no-invoices = Nenhuma ainda.
subscription-go-on = Ir para a página de pagamento
subscription-agreement = O que você aceitou
subscription-agreed-at = Em { $date }, você aceitou o seguinte:
subscription-news-to = As notícias vão para { $email }.

## Como ela está

subscription-signing-up = Ainda não ativa
subscription-active = Ativa
subscription-past-due = O pagamento falhou
subscription-ending = Cancelada
subscription-ended = Encerrada
subscription-failed = Não iniciada
subscription-expired = Não iniciada

## O que isso significa

subscription-signing-up-says = Estamos esperando o serviço de pagamento. Se você já terminou por lá, esta página muda sozinha em até um minuto.
subscription-access-until = Você tem acesso até { $date }.
subscription-next = O próximo pagamento, de { $amount }, é em { $charged }, pelo período que começa em { $renews }.
subscription-waits-for-money = Seu pagamento está sendo confirmado. O acesso começa assim que for confirmado.
subscription-past-due-says = Não conseguimos fazer a cobrança do período atual, por isso você está sem acesso agora. O serviço de pagamento tenta de novo sozinho; veja se há saldo ou limite suficiente no seu cartão ou na sua carteira digital.
subscription-cancelling-says = Você cancelou. Estamos avisando o serviço de pagamento e repetiremos o aviso até ele confirmar.
subscription-ending-says = Você cancelou. Nada mais é cobrado.
subscription-ended-says = Esta assinatura terminou. Nada mais é cobrado.
subscription-failed-says = Seu primeiro pagamento não foi concluído, por isso a assinatura não começou. O que tiver sido reservado volta para você. Você pode assinar de novo.
subscription-expired-says = A assinatura não foi concluída a tempo, e nada foi cobrado. Você pode assinar de novo.

subscription-surplus-says = Você já tinha este plano, por isso esta segunda assinatura foi encerrada na hora. O que tiver sido pago por ela volta para você.

## Cancelar

subscription-cancel-title = Cancelar
subscription-cancel = Cancelar a assinatura
subscription-cancel-until = Nada mais é cobrado, e você mantém o acesso até { $date }.
subscription-cancel-late = A cobrança de { $amount } pelo período que começa em { $renews } está em andamento e ainda pode chegar; nesse caso, você mantém o acesso até o fim desse período. Depois dela, nada mais é cobrado.
subscription-cancel-now = Nada mais é cobrado.

## As faturas

subscription-period = { $start } a { $end }
subscription-period-unknown = Período { $number }
subscription-invoice-open = Sendo confirmada
subscription-invoice-trial = Teste grátis
subscription-invoice-paid = Paga
subscription-invoice-failed = Não paga
subscription-invoice-refunded = Reembolsada
subscription-invoice-needs-review = Estamos verificando este pagamento

## E-mails

subscription-mail-greeting = Olá, { $name }.
subscription-mail-link = Ver a assinatura
subscription-mail-signed-up = Sua assinatura { $plan } está ativa
subscription-mail-paid = { $plan }: pagamento de { $amount }
subscription-mail-charge-failed = { $plan }: seu pagamento falhou
subscription-mail-charge-failed-says = Não conseguimos fazer a cobrança. O serviço de pagamento tenta de novo sozinho; veja se há saldo ou limite suficiente no seu cartão ou na sua carteira digital. Se não quiser mais a assinatura, cancele na página dela.
subscription-mail-cancelled = A assinatura { $plan } foi cancelada
subscription-mail-ended = A assinatura { $plan } terminou
subscription-mail-trial-ends = { $plan }: seu teste termina em breve
subscription-mail-upcoming = { $plan }: cobrança de { $amount } em breve
subscription-mail-how-to-cancel = Se não quiser continuar, cancele na página da assinatura antes desse dia; assim, nada é cobrado.

## O que ela entrega

subscription-delivery = Entrega
subscription-delivery-next = Cada período pago traz: { $item }.
subscription-delivery-change = Mudar o que é enviado ou para onde
subscription-delivery-note = Um pacote que já foi embalado segue para o endereço de antes.
subscription-delivery-save = Salvar
subscription-parcel-to-ship = { $item }: estamos embalando
subscription-parcel-shipped = { $item }: envio em { $date }
subscription-parcel-sold-out = { $item }: estoque esgotado. Enviamos mais tarde ou reembolsamos o período.
subscription-parcel-withdrawn = { $item }: sem envio, porque o período foi reembolsado
