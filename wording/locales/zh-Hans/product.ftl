### 商品：列表中的卡片，以及商品页。

product-from = { $price } 起

product-in-stock = 有货
product-low = 仅剩 { $left } 件
product-sold-out = 已售罄

## Its page

product-breadcrumb = 当前位置
product-breadcrumb-shop = 商店
product-variants = 选择款式
product-variant-sold-out = 已售罄
product-quantity = 数量
product-add = 加入购物车
product-unavailable = 暂时售罄。也许其他款式，或下面的商品也合适。

product-note = 配送方式在结账时选择，会列出价格和天数。未使用的商品可在 30 天内退回：{ -product-how-returns-work }。
-product-how-returns-work = 退货说明

product-about = 商品介绍
product-details = 规格
product-related = 搭配推荐

product-picture-in = { $picture }，{ $variant }
product-pictures = 图片
