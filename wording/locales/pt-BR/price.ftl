price-before = Antes da redução:
