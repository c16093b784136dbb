### お届けできる国と地域

country-au = オーストラリア
country-br = ブラジル
country-ca = カナダ
country-cn = 中国
country-de = ドイツ
country-es = スペイン
country-fr = フランス
country-gb = イギリス
country-hk = 香港
country-it = イタリア
country-jp = 日本
country-kr = 韓国
country-my = マレーシア
country-nl = オランダ
country-pl = ポーランド
country-sg = シンガポール
country-us = アメリカ
