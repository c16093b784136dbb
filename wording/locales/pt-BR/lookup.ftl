### Guests who look for their order.

lookup-link = Encontrar um pedido pelo número
lookup-title = Encontre seu pedido
lookup-lead = Com o número e o e-mail que você informou. Enviamos um código a esse endereço, e o código abre o pedido.
lookup-number = Número do pedido
lookup-number-hint = Está nos e-mails sobre o pedido.
lookup-number-wrong = Digite o número inteiro, como está nos e-mails sobre o pedido.
lookup-email = E-mail
lookup-email-missing = Digite o e-mail que você informou no pedido.
lookup-send = Enviar código

## The code

lookup-code-title = Digite o código
lookup-code-lead = Se esse pedido existe, o código está a caminho desse endereço. Vale por meia hora, e só os primeiros em um quarto de hora são enviados.
lookup-code = Código
lookup-code-wrong = Esse não é o código, ou já passou tempo demais, ou foi digitado muitas vezes. Veja o e-mail mais recente ou peça outro código.
lookup-open = Abrir o pedido
lookup-again = Pedir outro código

## The mail

lookup-mail-subject = Seu código para o pedido { $number }
lookup-mail-heading = Seu código
lookup-mail-sentence = Alguém, muito provavelmente você, quer ver este pedido. Este código o abre:
lookup-mail-button = Digitar o código
lookup-mail-note = Vale por meia hora. Se não foi você quem pediu, não precisa fazer nada, e não o passe a ninguém: sem ele, ninguém vê o pedido.
