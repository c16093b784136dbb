email-incomplete = Este e-mail está incompleto. Escreva o endereço inteiro, como nome@example.com.
email-several = Escreva um só e-mail, sem espaços nem vírgulas.
email-not-ascii = Antes do @, este e-mail tem letras que muitos servidores não aceitam, e sua mensagem pode não chegar. Use um endereço só com letras sem acento e números antes do @.
email-bad-name = O que vem antes do @ não forma um endereço de e-mail. Veja se há um ponto a mais ou um sinal que não deveria estar ali.
email-bad-domain = O que vem depois do @ não é um domínio, como example.com. Confira se está escrito certo.
email-too-long = Este endereço é mais longo do que um e-mail pode ser. Escreva algo como nome@example.com.
