price-before = 値下げ前：
