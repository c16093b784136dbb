### Wann ein Paket ankommt.

delivery-arrives = Kommt zwischen dem { $first } und dem { $last } an
delivery-arrives-on = Kommt am { $day } an
delivery-offer = { $country }: Versand ab { $price }. { $arrives }.
