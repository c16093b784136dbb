listing-everything = Tudo

listing-search-heading = { $place }: busca por “{ $search }”

listing-title = { $heading } · Loja

listing-description = { $heading } na { -shop-name }: { $count ->
    [0] nenhum produto
    [one] { $count } produto
   *[other] { $count } produtos
}, com preços e o que há em estoque.

listing-count = { $count ->
    [0] Nenhum produto
    [one] { $count } produto
   *[other] { $count } produtos
}

listing-products = Produtos
listing-nothing = Nada aqui corresponde à sua busca.

listing-nothing-advice = Tente uma palavra mais curta, uma faixa de preço mais ampla ou { -listing-see-everything }.
-listing-see-everything = veja tudo

listing-search-too-long = Uma busca aceita no máximo 100 letras, por isso não fizemos a sua. O que sobrou dela está abaixo; encurte e busque de novo.

## Filtros

listing-search = Buscar
listing-sort = Ordenar por

listing-from = De { $currency }
listing-to = Até { $currency }

listing-show = Mostrar
    .rest = produtos

listing-sort-featured = Nossa seleção
listing-sort-price-up = Menor preço
listing-sort-price-down = Maior preço
listing-sort-name = Nome

## O que ficou de fora da busca

listing-lowest-unreadable = O preço mínimo deve ser um número em { $currency }, como 50. Esse filtro ficou de fora.
listing-highest-unreadable = O preço máximo deve ser um número em { $currency }, como 50. Esse filtro ficou de fora.
listing-category-unknown = Não temos esta categoria, então aqui está tudo.
