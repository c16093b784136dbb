price-before = 降价前：
