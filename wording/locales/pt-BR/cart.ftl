cart-title = Seu carrinho
cart-empty = Seu carrinho está vazio.
cart-order-cancelled = O pedido { $number } foi cancelado e seu carrinho está aberto de novo. Se ainda chegar um pagamento dele, o valor é devolvido automaticamente. O que você digitou ao finalizar a compra continua lá.
cart-go-to-shop = Ir para a loja
cart-added = Adicionado ao carrinho: { $name }.
cart-back-to = Voltar para { $name }
cart-keep-looking = Continuar olhando
cart-needs-cookies = Seu navegador não guarda cookies desta loja
cart-needs-cookies-message = Por isso não temos como saber qual carrinho é o seu, e nada foi adicionado. Permita cookies para este site nas configurações do navegador e adicione o produto de novo. Usamos cookies só para o carrinho e para manter você na conta.

## Os itens

cart-each = { $price } cada

cart-quantity = Quantidade
    .rest = de { $name }

cart-update = Atualizar
cart-remove = Remover

cart-price-changed = O preço mudou: antes era { $was }.
cart-only-left = { $left ->
    [one] Só resta { $left }: diminua a quantidade.
   *[other] Só restam { $left }: diminua a quantidade.
}
cart-sold-out = Esgotado: remova do carrinho.

cart-gone = No momento, não vendemos “{ $name }”, ou não na moeda que você escolheu. Isso não faz parte do seu pedido. Escolha outra moeda ou remova do carrinho.

cart-not-in-currency = Não vendemos “{ $name }” em { $currency }. Escolha outra moeda no fim da página e adicione de novo.

## A soma

cart-summary = Resumo
cart-total = Total sem a entrega
cart-checkout = Finalizar compra
cart-checkout-blocked = Altere ou remova o que está marcado; depois, finalize a compra.
cart-checkout-waits = Você poderá finalizar a compra quando o pagamento acima terminar.
cart-note = A entrega é escolhida no próximo passo; o total aparece antes de você pagar.

## Códigos promocionais

cart-have-code = Tenho um código promocional
cart-code = Código promocional
cart-use-code = Usar código
cart-code-lost = O código { $code } não é mais válido, por isso nenhum desconto foi aplicado.
cart-remove-code = Remover código { $code }
