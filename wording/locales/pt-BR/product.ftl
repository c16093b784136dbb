product-from = a partir de { $price }

product-in-stock = Em estoque
product-low = { $left ->
    [one] Só resta { $left }
   *[other] Só restam { $left }
}
product-sold-out = Esgotado

## A página

product-breadcrumb = Você está em
product-breadcrumb-shop = Loja
product-variants = Escolha uma opção
product-variant-sold-out = esgotado
product-quantity = Quantidade
product-add = Adicionar ao carrinho
product-unavailable = Esgotado por enquanto. Outra opção, ou algo logo abaixo, talvez sirva.

product-note = A entrega é escolhida ao finalizar a compra, com preço e prazo. Produtos sem uso podem ser devolvidos em até 30 dias: { -product-how-returns-work }.
-product-how-returns-work = como funcionam as devoluções

product-about = Sobre o produto
product-details = Detalhes
product-related = Combina com

product-picture-in = { $picture }, { $variant }
product-pictures = Imagens
