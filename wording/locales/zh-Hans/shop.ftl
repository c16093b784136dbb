### 商店每一页都有的文字：页框、导航，以及各表单共用的部分。

shop-direction = ltr

-shop-name = Wayfare
shop-name-alone = { -shop-name }

## Frame

shop-skip = 跳到正文
shop-demo = 演示商店：不会有真实款项往来
shop-navigation = 主导航
shop-goods = 商店
shop-orders = 订单
shop-help = 帮助
shop-cart = 购物车
shop-search = 搜索
shop-search-goods = 搜索商品

shop-slogan = 箱包、旅行用品与咖啡，陪您在路上。
shop-navigation-below = 账户与帮助
shop-account = 账户
shop-delivery = 配送
shop-returns = 退货
shop-payment = 付款安全
shop-contact = 联系我们
shop-currency = 计价货币
shop-currency-change = 切换
shop-currency-unknown = 我们没有这种货币的价格，请从列表中选择一种。

## Forms

shop-title-refused = 错误：{ $title }

shop-problem = 有内容需要更正

shop-field-error = 错误：

shop-optional = { $label }（选填）
