legal-privacy = Privacidade
legal-privacy-description = O que a { -shop-name } sabe sobre você, por quanto tempo, e como consultar ou excluir esses dados.
legal-what = O que sabemos
legal-what-order = De cada pedido guardamos o que você digitou ao finalizar a compra, o que comprou, como pagou e o que nosso serviço de pagamento informa sobre o pagamento. Nunca vemos o número completo de um cartão.
legal-what-cookies = A loja usa cookies que mantêm seu carrinho, sua moeda e seu acesso à conta, e nenhum que siga você em outros sites.
legal-who = Quem mais fica sabendo
legal-who-else = A Antom, nosso serviço de pagamento, recebe o necessário para processar seu pagamento. A transportadora recebe seu endereço. Ninguém mais recebe nada.
legal-how-long = Por quanto tempo guardamos
legal-how-long-is = Um carrinho em que ninguém mexe some depois de 90 dias. O endereço de rede usado no pagamento some depois de 30 dias. Quem fez um pedido é esquecido depois de dez anos, porque os livros contábeis precisam ser guardados por esse tempo.
legal-rights = Seus direitos
legal-rights-how = Em { -legal-your-account }, você pode baixar tudo o que sabemos sobre você e excluir esses dados.
-legal-your-account = sua conta

legal-imprint = Sobre a empresa
legal-imprint-description = Quem é responsável pela { -shop-name }.
legal-imprint-company = A { -shop-name } é uma demonstração. Ninguém vende nada aqui.
legal-imprint-contact = Quem abrir uma loja com este software informa aqui a empresa, o endereço, o registro e um contato.
