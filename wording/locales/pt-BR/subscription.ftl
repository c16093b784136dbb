subscription-list-title = Suas assinaturas
subscription-list-older = Assinaturas mais antigas
subscription-list-empty = Nenhuma assinatura feita neste navegador. O link do nosso e-mail abre a sua em qualquer aparelho.
subscription-number = Assinatura
subscription-invoices = Faturas
subscription-no-invoices = Nenhuma ainda.
subscription-go-on = Ir para a página de pagamento
subscription-agreement = O que você aceitou
subscription-keep = Guardar na sua conta
subscription-kept-elsewhere = Esta assinatura não existe ou está em outra conta.
subscription-of-other-address = Esta assinatura foi feita com outro e-mail. Entre com ele para guardar a assinatura na sua conta.
subscription-agreed-at = Em { $date }, você aceitou o seguinte:
subscription-changed-at = Em { $date }, mudamos o plano para você:
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
subscription-terminating-says = Estamos encerrando esta assinatura. Estamos avisando o serviço de pagamento e repetiremos o aviso até ele confirmar.
subscription-cancel-asked-says = Você cancelou.
subscription-end-refused-says = O serviço de pagamento se recusou a encerrar esta assinatura e pode fazer outra cobrança. Alguém da nossa equipe está cuidando disso, e continuamos pedindo ao serviço de pagamento. Se você paga com carteira digital, também pode encerrar a assinatura na própria carteira; se mesmo assim houver cobrança, escreva para nós.
subscription-ending-says = Você cancelou. Nada mais é cobrado.
subscription-ended-says = Esta assinatura terminou. Nada mais é cobrado.
subscription-failed-says = Seu primeiro pagamento não foi concluído, por isso a assinatura não começou. O que tiver sido reservado volta para você. Você pode assinar de novo.
subscription-expired-says = A assinatura não foi concluída a tempo, e nada foi cobrado. Você pode assinar de novo.

subscription-surplus-says = Você já tinha este plano, por isso esta segunda assinatura foi encerrada na hora. O que tiver sido pago por ela volta para você.

## Mudar de plano

subscription-change-title = Mudar de plano
subscription-change-lead = Nada é cobrado pela mudança: o próximo período já é do novo plano.
subscription-change-heading = Mudar para { $plan }
subscription-change-back = Voltar à assinatura { $number } sem mudar nada
subscription-change-until = Até { $begins }, tudo continua como está, e nada é cobrado pela mudança.
subscription-change-pays = A partir de { $begins }, você paga { $price }, até cancelar.
subscription-change-charged = A primeira cobrança do novo plano é em { $charged }.
subscription-change-button = Mudar de plano
subscription-changing-says = Você pediu outro plano. Estamos avisando o serviço de pagamento e repetiremos o aviso até ele confirmar; até lá, nada muda.
subscription-change-refused-says = O serviço de pagamento não aceitou sua mudança de plano. A assinatura continua como antes; você pode tentar de novo ou escrever para nós.
subscription-change-error-not-charged = Nada mais é cobrado por esta assinatura, por isso não é possível mudar o plano dela.
subscription-change-error-paying = Um pagamento desta assinatura está para ser feito ou em andamento. Você pode mudar de plano assim que ele for concluído; volte daqui a algumas horas.
subscription-change-error-pending = Sua última mudança ainda não foi confirmada. Você pode mudar de plano de novo assim que ela for.
subscription-change-error-no-plan = Este plano não existe para esta assinatura.
subscription-change-error-has-plan = Você já tem uma assinatura deste plano.
subscription-change-error-changed = O preço, o intervalo ou a data mudou depois que você abriu esta página. Leia as novas condições abaixo e aperte o botão de novo se concordar. Nada foi mudado.

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
subscription-mail-plan-changed = Seu plano mudou para { $plan }
subscription-mail-plan-kept = { $plan }: não foi possível mudar seu plano
subscription-mail-rate-changed = { $plan }: o preço vai mudar
subscription-mail-rate-changed-says = A partir de { $begins }, você paga { $price }. Se não quiser, cancele na página da assinatura antes da cobrança; assim, nada mais é cobrado.
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
