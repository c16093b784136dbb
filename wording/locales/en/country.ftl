### Countries and regions that the shop delivers to, by ISO 3166 code.

country-au = Australia
country-br = Brazil
country-ca = Canada
country-cn = China
country-de = Germany
country-es = Spain
country-fr = France
country-gb = United Kingdom
country-hk = Hong Kong
country-it = Italy
country-jp = Japan
country-kr = South Korea
country-my = Malaysia
country-nl = Netherlands
country-pl = Poland
country-sg = Singapore
country-us = United States
