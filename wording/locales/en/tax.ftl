### The tax of the country that goods go to. The rate is a number, the name is one of those below.

# Behind a price, and as a row of a sum.
# $rate (String) - "9", "8.875"
# $name (String)
tax-included = incl. { $rate }% { $name }
    .row = Includes { $rate }% { $name }
# $rate (String)
# $name (String)
tax-added = plus { $rate }% { $name }
    .row = Plus { $rate }% { $name }

tax-name = tax
    .gst = GST
    .vat = VAT
    .sales = sales tax
    .consumption = consumption tax
