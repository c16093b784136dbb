### Waiting for goods that are sold out.

restock-title = Avise-me quando voltar
restock-email = E-mail
restock-hint = Um único e-mail quando voltar, e mais nenhum.
restock-button = Avise-me
restock-email-missing = Digite seu e-mail para que possamos avisar.
restock-asked = Se este endereço recebe e-mails, uma mensagem está a caminho: abra o link dela e escreveremos uma vez quando o produto voltar.
restock-noted = Escreveremos uma vez quando o produto voltar.

## Where the mail leads

restock-confirm-lead = { $goods } está esgotado por enquanto. Quer que escrevamos uma vez quando voltar?
restock-confirm = Sim, avise-me
restock-not-me = Não fui eu: apague meu endereço
restock-waits = Vamos avisar
restock-waits-for = Escreveremos uma vez quando { $goods } voltar. Pode demorar, e pode não voltar.
restock-see = Ver na loja
restock-stop = Não me avise
restock-over = Nada espera aqui
restock-over-lead = Já avisamos, você mudou de ideia ou o link é antigo demais. Seu endereço não está mais guardado para isso.
restock-shop = Ir para a loja

## The mails

restock-ask-subject = Avisamos quando { $goods } voltar?
restock-ask-heading = Avise-me quando voltar
restock-ask-sentence = Alguém, muito provavelmente você, quer saber quando { $goods } voltar.
restock-ask-button = Sim, avise-me
restock-ask-note = Se não foi você, não precisa fazer nada: depois de um dia teremos apagado seu endereço.
restock-back-subject = { $goods } voltou
restock-back-heading = Voltou
restock-back-sentence = Você queria saber: { $goods } está disponível de novo. Outras pessoas também foram avisadas, então pode acabar logo.
restock-back-button = Ver na loja
restock-back-note = Este é o único e-mail que você pediu. Seu endereço saiu da lista.
