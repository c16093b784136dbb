### What buyers say of what they bought.

review-heading = O que dizem os compradores
review-none = Ninguém disse nada ainda.
review-write = Comprou? Diga o que achou
review-average = { $count ->
    [one] { $average } de 5, { $count } avaliação
   *[other] { $average } de 5, { $count } avaliações
}
review-stars = { $count ->
    [one] { $count } estrela de 5
   *[other] { $count } estrelas de 5
}
review-nobody = Alguém que comprou
review-other-language = Escrito em { $language }

## Where it is written

review-title = Sua avaliação
review-how = O que achou?
review-stars-missing = Escolha de uma a cinco estrelas.
review-name = Nome
review-name-hint = Aparece ao lado da avaliação, para todos.
review-name-missing = Digite o nome que deve aparecer ao lado da sua avaliação.
review-text = Sua opinião
review-too-long = Use no máximo { $max } caracteres.
review-looked-at = Lemos cada avaliação antes de mostrá-la. A que você escreveu antes é substituída.
review-send = Enviar avaliação
review-thanks = Obrigado. Vamos ler, e então ela aparece na página do produto.
review-not-bought = Avaliações são escritas por quem comprou. Nesta conta não há um pedido pago deste produto.
review-back = Voltar ao produto
