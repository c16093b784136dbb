### 订阅要寄出的包裹。

admin-packing-title = 订阅待打包
admin-packing-none = 没有待打包的包裹。
admin-packing-since = 等待起始
