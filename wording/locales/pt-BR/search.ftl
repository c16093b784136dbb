search-nothing-heading = Nada para “{ $search }”

search-read-as = Nada aqui se chama “{ $typed }”, então buscamos “{ $read }”.

search-left-out = Não há nada com { $words }, então buscamos o restante.

search-some-words-only = Nada tem todas essas palavras. Estes produtos têm algumas.
search-names-only = A loja ainda está lendo seus produtos: por enquanto só os nomes foram procurados. Tente de novo em instantes para ver tudo o que combina.

search-within = Buscar e ordenar nesta lista
search-best-match = Mais relevantes

search-filters = { $count ->
    [0] Filtros
   *[other] Filtros ({ $count })
}
search-narrow = Refinar esta lista
search-facet-category = Categoria
search-facet-colour = Cor
search-facet-price = Preço
search-facet-stock = Disponibilidade
search-in-stock = Em estoque

search-goods = { $count ->
    [one] produto
   *[other] produtos
}

search-price-between = { $from } a { $to }
search-price-from = A partir de { $from }
search-price-up-to = Até { $to }

search-active = Filtros ativos
search-take-off = Remover o filtro { $filter }

search-filters-hide = Seus filtros escondem o que existe:
search-all-categories = Em todas as categorias
search-all-colours = Em qualquer cor
search-sold-out-too = Também o que está esgotado
search-all-prices = Por qualquer preço
search-no-filters = Sem filtros
search-recommended = O que levaríamos na bagagem

search-pages = Páginas desta lista
search-page = Página { $page } de { $pages }
search-previous = Página anterior
search-next = Próxima página

## While it is typed

# Read out: what the list below the field is called.
search-suggested = Sugestões
search-suggestions = { $count ->
    [0] Nenhuma sugestão
    [one] { $count } sugestão
   *[other] { $count } sugestões
}
