### Quando um pacote chega.

delivery-arrives = Chega entre { $first } e { $last }
delivery-arrives-on = Chega em { $day }
delivery-offer = { $country }: entrega a partir de { $price }. { $arrives }.
