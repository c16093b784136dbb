### What buyers say of what they bought.

review-heading = 买家评价
review-none = 还没有评价。
review-write = 买过？写下您的评价
review-average = { $average } 分（满分 5 分），{ $count } 条评价
review-stars = { $count } 星（满分 5 星）
review-nobody = 一位买家
review-other-language = 以{ $language }写成

## Where it is written

review-title = 您的评价
review-how = 您觉得怎么样？
review-stars-missing = 请选择一到五颗星。
review-name = 名字
review-name-hint = 会显示在评价旁边，所有人可见。
review-name-missing = 请填写显示在评价旁边的名字。
review-text = 您的看法
review-too-long = 最多 { $max } 个字符。
review-looked-at = 评价经我们查看后才会显示。您之前的评价会被替换。
review-send = 提交评价
review-thanks = 谢谢。我们查看后会显示在商品页面上。
review-not-bought = 只有买过的人才能评价。此账户中没有该商品的已付款订单。
review-back = 返回商品
