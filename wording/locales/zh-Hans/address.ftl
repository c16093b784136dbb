### A buyer's address book.

address-book = 收货地址
address-none = 还没有地址。保存在这里的地址可以在结账时选择。
address-new = 添加地址
address-edit = 修改地址
address-keep = 保存地址
address-back = 返回账户
address-default = 默认地址
address-make-default = 设为默认
address-make-default-named = 将{ $name }的地址设为默认
address-change = 修改
address-edit-named = 修改{ $name }的地址
address-remove = 删除
address-remove-named = 删除{ $name }的地址
address-remove-yes = 确认删除
address-full = 地址簿已满。请先删除一个地址再添加。
address-choose = 选择一个已保存的地址
