pay-choice = Como pagar

## Cartões salvos

pay-saved-expired = Vencido em { $expiry }. Pague com outro cartão.
pay-saved = Salvo para você.
pay-saved-until = Salvo para você, válido até { $expiry }.

pay-save = Salvar o cartão na Antom para meu próximo pedido
pay-save-later = Na página em que você digita o cartão, a Antom pergunta se deve salvá-lo para seu próximo pedido.
pay-save-needs-account = Para salvar um cartão para a próxima vez, { -pay-get-login-link } primeiro.
-pay-get-login-link = peça um link para entrar

## O que mais se pode perguntar sobre um cartão

pay-instalments = Parcelamento
pay-at-once = À vista
pay-in-months = Em { $months } parcelas mensais
pay-brand-needed = Meu cartão tem duas bandeiras ou é sul-coreano
pay-brand = Cobrar como
pay-brand-any = O que está no cartão

## Botões

pay-amount = Pagar { $amount }
pay-continue = Ir para o pagamento
pay-opening = Um momento, seu pagamento está começando…
pay-change-order = Ainda não paguei: alterar meu pedido

## Um pagamento em andamento

pay-under-way = Pagamento em andamento
pay-have-you-paid = Já pagou? Veja o resultado
pay-may-arrive = Um pagamento de { $amount } do pedido { $number } ainda pode chegar. Para que nada seja cobrado em dobro, ainda não é possível iniciar outro.
pay-waits = O pedido { $number } espera pelo pagamento de { $amount }. Para que nada seja cobrado em dobro, ainda não é possível iniciar outro pedido.
pay-check-result = Ver o resultado
pay-just-paid = O pedido { $number } está pago. Agradecemos a compra.

## As formas de pagamento

pay-card = Cartão
pay-card-note = Crédito ou débito; você digita os dados na página da Antom.
pay-card-brands = { $brands }; você digita os dados na página da Antom.
pay-page = Página de pagamento da Antom
pay-page-note = Você escolhe na página como pagar.
pay-unusable = Formas que não podem pagar este pedido

pay-not-in-currency = Não serve para pagamentos em { $currency }.
pay-not-for-amount = Não serve para este valor.
pay-not-now = Não disponível no momento.
pay-not-for-order = Não disponível para este pedido.
pay-between = Para valores de { $least } a { $most }.
pay-from = Para valores a partir de { $least }.
pay-up-to = Para valores até { $most }.

## A conta de uma empresa

pay-business-account = Conta empresarial
pay-business-account-note = Sua empresa paga com a conta que tem em nosso serviço de pagamento.

## O número que o Mercado Pago pede no Brasil

pay-cpf = CPF
pay-cpf-hint = Com ele, a página do Mercado Pago não precisa perguntar. Vai só para o nosso serviço de pagamento; nós não o guardamos.

## Botões junto aos produtos, um para cada forma de pagamento

pay-quick = Finalizar já
pay-quick-with = Pagar com { $method }
