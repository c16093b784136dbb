checkout-title = Finalizar compra

checkout-empty = Seu carrinho está vazio, então não há nada a pagar.
checkout-go-to-shop = Ir para a loja
checkout-scarce = Algo no seu carrinho esgotou ou está quase esgotado.
checkout-see-cart = Ver o carrinho

checkout-no-account = Não é preciso ter conta. Se você tem uma, entre: o que já digitou continua aqui.
checkout-log-in = Entrar

## Contato

checkout-contact = Contato
checkout-email = E-mail
checkout-email-hint = Para o recibo e as notícias deste pedido, nada mais.
checkout-phone = Telefone
checkout-phone-hint = Só para quem faz a entrega, se o pacote não puder ser entregue.

## Endereço de entrega

checkout-address = Endereço de entrega
checkout-name = Nome completo
checkout-country = País ou região
checkout-country-choose = Escolha
checkout-address1 = Endereço
checkout-address2 = Complemento
checkout-update-country = Atualizar o formulário para este país
checkout-city = Cidade
checkout-suburb = Bairro ou cidade
checkout-district = Distrito
checkout-post-town = Cidade postal
checkout-state = Estado
checkout-state-choose = Escolha
checkout-province = Província
checkout-prefecture = Prefeitura (Japão)
checkout-postcode = Código postal
checkout-postal-code = Código postal
checkout-zip = ZIP code
checkout-cep = CEP
checkout-cap = CAP
checkout-postcode-hint = Como { $example }.

## Entrega e soma

checkout-delivery = Entrega
checkout-order = Seu pedido
checkout-change-cart = Alterar o carrinho
checkout-total = Total

checkout-pay = Pagar { $amount }

checkout-note = Você confirma o pagamento na página que vai abrir; antes disso, nada é cobrado.
checkout-note-typed = Você digita o cartão na página segura da Antom. Os dados dele nunca passam por esta loja.
checkout-note-saved = Seu cartão salvo é cobrado agora. Seu banco pode pedir que você confirme.

checkout-seller = Você compra de { $company }.
