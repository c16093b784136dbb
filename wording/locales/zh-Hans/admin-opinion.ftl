### What the merchant decides of buyers' reviews.

admin-opinion-title = 评价
admin-opinion-lead = 由买家撰写。发布后显示在商品页面；不发布则不显示，也不会通知任何人。
admin-opinion-none = 没有待查看的评价。
admin-opinion-publish = 发布
admin-opinion-refuse = 不发布
admin-opinion-about = { $by }对{ $product }的评价
admin-opinion-changed = 您查看之后，买家修改了这条评价。请重新阅读下面的内容。
admin-opinion-decide = 处理评价
admin-opinion-published = 已发布：{ $product }
admin-opinion-refused = 未发布：{ $product }
admin-opinion-done-published = 评价已发布。
admin-opinion-done-refused = 评价未发布。
