### 本店配送的国家和地区，按 ISO 3166 代码。

country-au = 澳大利亚
country-br = 巴西
country-ca = 加拿大
country-cn = 中国
country-de = 德国
country-es = 西班牙
country-fr = 法国
country-gb = 英国
country-hk = 中国香港
country-it = 意大利
country-jp = 日本
country-kr = 韩国
country-my = 马来西亚
country-nl = 荷兰
country-pl = 波兰
country-sg = 新加坡
country-us = 美国
