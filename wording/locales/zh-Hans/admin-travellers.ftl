### 订单的出行人。

admin-travellers-title = 订单 { $number } 的出行人
admin-travellers-show = 查看出行人
admin-travellers-gone = 行程结束后姓名已删除。
admin-travellers-logged = 您查看这些姓名已记入操作日志。
