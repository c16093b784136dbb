reorder-again = Pedir de novo

reorder-missing = { $count ->
    [one] Um item desse pedido não está disponível agora. O restante está no carrinho, com os preços de hoje.
   *[other] { $count } itens desse pedido não estão disponíveis agora. O restante está no carrinho, com os preços de hoje.
}
