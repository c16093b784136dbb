price-before = 인하 전:
