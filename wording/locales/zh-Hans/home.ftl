### 首页。

home-title = 箱包、旅行用品与咖啡，陪您在路上
home-description = 箱包、旅行用品、咖啡与导览，为随身携带而做。通过 Antom 的安全结账，用您习惯的方式付款。

home-kicker = 正在登船
home-heading = 轻装，早行。
home-lead = 箱包、旅行用品与好咖啡，献给在路上的人，陪您走很多年。
home-shop = 逛逛全部商品
home-picture = 低垂的太阳前，一艘渡轮停在码头，两只包等着上船

home-categories = 分类
home-products = { $count } 件商品

home-featured = 近期热门
home-all = 查看全部商品
