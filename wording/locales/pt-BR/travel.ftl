travel-title = Viagens corporativas
travel-lead = Voos, trens, balsas, ônibus e hotéis, pagos com a conta da sua empresa.
travel-kind = Tipo
travel-kind-flight = Voo
travel-kind-train = Trem
travel-kind-ferry = Balsa
travel-kind-coach = Ônibus
travel-kind-hotel = Hotel
travel-from = De
travel-to = Para
travel-to-hint = Se for hotel, a cidade dele.
travel-day = Dia
travel-day-hint = Por exemplo, 2026-12-24. É o dia no local de partida.
travel-people = Quantas pessoas
travel-nights = Noites
travel-nights-hint = Só para hotéis.
travel-rooms = Quartos
travel-search = Buscar
travel-none = Não há nada à venda para este dia. Tente outro dia, ou outra moeda no fim da página.
travel-found = O que encontramos
travel-choose = Escolher
travel-closed = No momento, não é possível reservar viagens corporativas aqui.

## Uma viagem

travel-leg = { $number } de { $from } para { $to }
travel-leg-times = { $departs } a { $arrives }, { $carrier }. Os horários são locais.
travel-price-each = { $amount } por pessoa
travel-price-night = { $amount } por quarto e noite
travel-stay = { $nights ->
    [one] { $nights } noite
   *[other] { $nights } noites
} de { $from } a { $to }, { $rooms ->
    [one] { $rooms } quarto
   *[other] { $rooms } quartos
}
travel-company = Sua empresa
travel-company-name = Empresa
travel-contact = Seu nome completo
travel-email = E-mail
travel-email-hint = Para as passagens e o recibo.
travel-who = Quem viaja
travel-who-hint = Como no passaporte. Guardamos os nomes criptografados e os apagamos depois da viagem.
travel-person = Pessoa { $number }
travel-first = Nome
travel-last = Sobrenome
travel-pay = Reservar e pagar { $amount }
travel-pay-hint = Você paga com a conta da sua empresa, na página do nosso serviço de pagamento. Uma empresa pode demorar um pouco para pagar; enquanto isso, você pode cancelar.

## O que pode dar errado

travel-error-kind = Escolha o que você procura
travel-error-from = Escolha onde a viagem começa
travel-error-to = Escolha onde a viagem termina
travel-error-day = Digite o dia como em 2026-12-24
travel-error-past = Digite um dia que ainda não passou
travel-error-people = Digite um número de pessoas de 1 a 100
travel-error-nights = Digite um número de noites de 1 a 60
travel-error-rooms = Digite um número de quartos de 1 a 20
travel-error-gone = Isto não está mais à venda. Nada foi cobrado. Busque de novo.
travel-error-departed = Esta viagem já partiu. Nada foi cobrado. Busque de novo.
travel-error-leg = O trecho { $number } desta viagem não confere. Nada foi cobrado. Escreva para nós.
travel-error-hotel = Não é possível reservar este hotel. Nada foi cobrado. Escreva para nós.
travel-error-changed = O preço ou um horário mudou depois que você abriu esta página. Leia de novo abaixo e aperte o botão se concordar. Nada foi cobrado.
travel-error-company = Digite o nome da sua empresa
travel-error-contact = Digite seu nome completo
travel-error-first = Digite o nome da pessoa { $number }
travel-error-last = Digite o sobrenome da pessoa { $number }
travel-error-long = Encurte o nome da pessoa { $number } para até 32 caracteres
travel-error-nobody = Digite quem viaja
travel-error-payment = O serviço de pagamento não pode aceitar esta reserva agora. Nada foi cobrado. Tente de novo em instantes.
