### Länder und Regionen, in die der Shop liefert.

country-au = Australien
country-br = Brasilien
country-ca = Kanada
country-cn = China
country-de = Deutschland
country-es = Spanien
country-fr = Frankreich
country-gb = Vereinigtes Königreich
country-hk = Hongkong
country-it = Italien
country-jp = Japan
country-kr = Südkorea
country-my = Malaysia
country-nl = Niederlande
country-pl = Polen
country-sg = Singapur
country-us = Vereinigte Staaten
