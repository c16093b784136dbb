error-go-to-shop = Ir para a loja
error-see-orders = Ver seus pedidos
error-get-help = Obter ajuda
error-quote = Se escrever para nós, informe o número { $number }.

error-missing = Não há nenhuma parada aqui
    .message = Não encontramos nenhuma página neste endereço. O link pode ser antigo, ou pode faltar uma parte dele.

error-unreadable = Não foi possível carregar esta página
    .message = O problema é nosso. Nada foi cobrado ao abrir esta página, e seu carrinho está seguro. Tente de novo em um minuto.
    .message-admin = A loja não conseguiu ler os próprios dados. Nada foi alterado ao abrir esta página. Tente de novo em um minuto; se continuar assim, procure no log o número abaixo.

## A administração

error-admin-request = Requisição
error-admin-first-page = Ir para a primeira página
error-admin-missing = Não há nada neste endereço
    .title = Não encontrado
    .message = O número pode ter sido digitado errado, ou o pedido pode ser do banco de dados de outra loja.
error-admin-search-orders = Buscar nos pedidos
error-admin-search-inbox = Buscar na caixa de entrada

## Respostas ao que não pôde ser feito

error-unauthorised = Não reconhecido
    .message = Não conseguimos verificar quem enviou isto.
error-forbidden = Acesso não permitido
    .message = Você não tem acesso a esta página.
error-cross-site = Este formulário veio de outro site
    .message = Para sua segurança, não fizemos nada com ele. Abra a página aqui na loja e envie o formulário de novo.
error-nothing-here = Página não encontrada
    .message = Não há nada neste endereço. A página pode ter mudado de lugar, ou o link pode estar incompleto.
error-method = Esta página funciona de outro jeito
    .message = Não dá para abri-la desta forma. Volte e use o botão da página.
error-changed = Algo mudou
error-too-large = É muita coisa de uma vez
    .message = O que foi enviado é maior do que esta página aceita. Nada foi alterado; encurte e envie de novo.
error-media-type = Não conseguimos ler o que foi enviado
    .message = O formato enviado não é aceito por esta página. Volte e use o botão da página.
error-not-understood = Não conseguimos ler o que foi enviado. Volte, confira o formulário e envie de novo.
error-lacks-field = Falta neste formulário um campo necessário. Nada foi alterado e nada foi cobrado; abra a página de novo e envie por ela.
error-busy = Está demorando demais
    .message = A loja está com muito movimento agora. Tente de novo em um minuto; se você estava pagando, veja antes seus pedidos, porque seu pedido já pode estar lá.
error-internal = Algo deu errado do nosso lado
    .message = Você não fez nada de errado, e já registramos o problema. Tente de novo; se você estava pagando, veja antes seus pedidos, porque seu pedido já pode estar lá.

error-too-many-payments = Muitas tentativas de pagamento
    .message = Esta tentativa não foi iniciada e nada foi cobrado por ela. Tente de novo em { $wait }.
error-too-many-links = Muitos links solicitados
    .message = Nenhum link foi enviado. Tente de novo em { $wait }; para comprar, não é preciso ter conta.
error-too-many-changes = Muitas alterações
    .message = Seu carrinho continua como estava. Tente de novo em { $wait }.
error-too-many-codes = Muitos códigos
    .message = Este código não foi verificado. Tente de novo em { $wait } ou continue sem ele.
error-too-many-attempts = Muitas tentativas
    .message = Nada foi feito. Tente de novo em { $wait }.
error-too-many-logins = Muitas tentativas de entrar
    .message = A senha não foi verificada. Tente de novo em { $wait }.
error-wait-seconds = { $count ->
    [one] um segundo
   *[other] { $count } segundos
}
error-wait-minutes = { $count ->
    [one] um minuto
   *[other] { $count } minutos
}

## A página para quando nenhuma outra pode ser feita

error-back-to-shop = Voltar à loja
error-request = Requisição { $id }
