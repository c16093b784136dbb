mistake-email-missing = Digite seu e-mail para receber o recibo.
mistake-name-missing = Digite seu nome completo.
mistake-phone-missing = Digite seu telefone.
mistake-country-missing = Escolha o país de entrega.
mistake-address-missing = Digite a rua e o número.
mistake-city-missing = Digite a cidade.
mistake-state-missing = Escolha na lista o estado, a província ou a prefeitura (Japão).
mistake-no-postcode = Nenhum código postal deste país tem essa forma. Confira o código ou escolha outro país. Um que existe é { $example }.
mistake-postcode-missing = Digite o CEP ou código postal.
mistake-delivery-missing = Escolha a forma de entrega.

mistake-too-long = Este texto tem { $has } caracteres, e na etiqueta cabem { $max }. Encurte o texto.

mistake-cart-empty = Seu carrinho está vazio. Adicione algum produto antes de finalizar a compra.
mistake-cart-changed = Seu carrinho ou algum preço mudou depois que você abriu esta página. Confira o pedido abaixo e depois pague.
mistake-line-sold-out = Estoque esgotado: { $name } ({ $variant }). Remova do carrinho para continuar.
mistake-line-scarce = { $left ->
    [one] Só resta { $left } de { $name } ({ $variant }). Altere a quantidade no carrinho para continuar.
   *[other] Só restam { $left } de { $name } ({ $variant }). Altere a quantidade no carrinho para continuar.
}
mistake-sold-out = O estoque de { $name } acabou há pouco. Altere o carrinho para continuar; nada foi cobrado.
