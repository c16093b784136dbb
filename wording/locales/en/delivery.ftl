### When a parcel arrives.

# $first (String) - a day
# $last (String) - a day
delivery-arrives = Arrives between { $first } and { $last }
# $day (String)
delivery-arrives-on = Arrives on { $day }
# $country (String)
# $price (String)
# $arrives (String) - one of the above
delivery-offer = Delivery to { $country } from { $price }. { $arrives }.
