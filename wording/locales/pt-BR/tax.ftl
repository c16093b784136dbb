### O imposto do país para onde vai a mercadoria. A alíquota é um número; o nome é um dos que seguem.

tax-included = inclui { $rate }% de { $name }
    .row = Inclui { $rate }% de { $name }
tax-added = mais { $rate }% de { $name }
    .row = Mais { $rate }% de { $name }

tax-name = imposto
    .gst = GST
    .vat = IVA
    .sales = imposto sobre vendas
    .consumption = imposto sobre consumo
