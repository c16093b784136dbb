shop-direction = ltr

-shop-name = Wayfare
shop-name-alone = { -shop-name }

## Moldura

shop-skip = Ir para o conteúdo
shop-demo = Loja de demonstração: sem dinheiro real
shop-navigation = Principal
shop-goods = Loja
shop-orders = Pedidos
shop-help = Ajuda
shop-cart = Carrinho
shop-search = Buscar
shop-search-goods = Buscar na loja

shop-slogan = Malas, artigos de viagem e café para quem está de partida.
shop-navigation-below = Conta e ajuda
shop-account = Conta
shop-delivery = Entrega
shop-returns = Devoluções
shop-payment = Pagamento seguro
shop-contact = Contato
shop-currency = Preços em
shop-currency-change = Mudar
shop-currency-unknown = Não temos preços nesta moeda. Escolha uma da lista.

## Formulários

shop-title-refused = Erro: { $title }

shop-problem = Há um problema

shop-field-error = Erro:

shop-optional = { $label } (opcional)
