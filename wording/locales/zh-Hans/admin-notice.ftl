### 商户上一次提交的表单结果如何。

admin-notice-foreign-form = 这份表单不属于本次登录，因此没有执行任何操作。请使用本页上的按钮。
admin-notice-already-done = 这份表单此前已经提交并执行过，没有重复执行。结果见时间线。
admin-notice-not-done = 没有执行任何操作。{ $why }
