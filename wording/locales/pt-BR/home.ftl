home-title = Malas, artigos de viagem e café para quem está de partida
home-description = Malas, artigos de viagem, café e guias, feitos para ir com você. Pague do seu jeito na página segura da Antom.

home-kicker = Embarque imediato
home-heading = Leve pouco. Saia cedo.
home-lead = Malas, artigos de viagem e bom café para quem está de partida, feitos para acompanhar você por anos.
home-shop = Ver a loja toda
home-picture = Uma balsa no cais diante do sol baixo, com duas malas esperando para embarcar

home-categories = Categorias
home-products = { $count ->
    [one] { $count } produto
   *[other] { $count } produtos
}

home-featured = Em alta agora
home-all = Ver todos os produtos
