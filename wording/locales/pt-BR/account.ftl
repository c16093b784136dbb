### A conta de quem compra, e como entrar nela.

account-title = Sua conta
account-log-out = Sair
account-orders = Pedidos
account-no-orders = Nenhum pedido ainda. O que você pedir depois de entrar na conta fica guardado aqui.
account-go-to-shop = Ir para a loja

## Cartões salvos

account-cards = Cartões salvos
account-no-cards = Nenhum cartão salvo. Você pode salvar um ao pagar com cartão.
account-remove-card = Remover
account-remove-card-question = O cartão é apagado aqui e na Antom. Para pagar com ele de novo, você terá de digitar os dados outra vez.
account-remove-card-yes = Sim, remover
account-remove-card-named = Remover { $card }

## Como entrar

account-log-in = Entrar
account-log-in-lead = Sua conta reúne seus pedidos e cartões. Não há senha: enviamos um link por e-mail. Você sempre pode comprar sem conta.
account-email = E-mail
account-email-missing = Digite seu e-mail para receber o link.
account-send-link = Receber um link
account-send-another-link = Receber outro link
account-link-sent = Se este endereço recebe e-mails, o link está a caminho. Ele vale por 20 minutos. De vários links solicitados em 15 minutos, só os primeiros são enviados.

## Aonde o link leva

account-enter-title = Entrar na { -shop-name }
account-enter = Este link é da conta de { $email }. Se essa conta é sua, basta um toque para entrar.
account-enter-button = Entrar
account-link-used = Este link já foi usado
account-elsewhere = Você entrou na sua conta. O link foi pedido em outro navegador: o que está no carrinho de lá continua lá.
account-needs-cookies = Por isso não foi possível manter você na conta. Permita cookies para este site nas configurações do navegador e abra o link mais uma vez.
account-link-used-lead = Cada link serve para entrar uma única vez, até 20 minutos depois do envio. Se precisar, enviamos outro com prazer.
account-new-link = Receber um novo link

## Um cartão

account-card = Cartão
account-card-ending = { $brand } final { $digits }
account-card-expired = vencido em { $expiry }
account-card-expires = válido até { $expiry }

account-then-checkout = Se você abrir o link neste navegador, ele leva de volta à finalização da compra. O que você digitou continua lá.

account-all-subscriptions = Todas as suas assinaturas

## O que a loja sabe de quem compra

account-data = Seus dados
account-export = Baixar tudo o que sabemos sobre você
account-forget = Excluir sua conta
account-forget-means = Sua conta, seus cartões salvos e também seu nome e seus endereços em todos os pedidos são excluídos para sempre. O que foi comprado e pago fica em nossos livros contábeis, sem dizer quem comprou.
account-forget-button = Excluir agora
account-forget-order = O pedido { $number } ainda está em andamento e precisa do seu endereço. Depois que ele for enviado ou cancelado, você poderá excluir sua conta.
account-forget-subscription = Você ainda tem uma assinatura em vigor. Cancele a assinatura primeiro; depois você poderá excluir sua conta.
