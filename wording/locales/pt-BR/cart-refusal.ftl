cart-refusal-unknown-sku = Não vendemos nenhum produto com o número “{ $sku }”.
cart-refusal-too-many-things = Cabem no carrinho no máximo { $max } produtos diferentes. Peça os demais separadamente.
cart-refusal-too-many-pieces = Cada pedido aceita no máximo { $max } unidades do mesmo produto; seu carrinho já tem { $there }.
cart-refusal-sold-out = Estoque esgotado no momento: { $name } ({ $label }).
cart-refusal-only-left = { $left ->
    [one] Só resta { $left } de { $name } ({ $label }). Seu carrinho continua como estava.
   *[other] Só restam { $left } de { $name } ({ $label }). Seu carrinho continua como estava.
}

## A quantidade

cart-refusal-quantity-missing = Digite a quantidade.
cart-refusal-quantity-not-a-number = Digite a quantidade em número, como 2.
cart-refusal-quantity-not-whole = Digite um número inteiro, como 2.
cart-refusal-quantity-negative = A quantidade não pode ser menor que 1.
cart-refusal-quantity-zero = Digite uma quantidade a partir de 1. Para tirar um produto do carrinho, remova-o.
cart-refusal-quantity-too-many = Você pode pedir até { $max } unidades de cada produto.

## Um código promocional

cart-refusal-no-code = Digite um código promocional.
cart-refusal-unknown-code = Não conhecemos este código promocional. Confira se está escrito certo ou continue sem ele.
