price-before = Vor der Senkung:
