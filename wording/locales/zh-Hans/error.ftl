### 找不到内容或出了问题时的页面。

error-go-to-shop = 前往商店
error-see-orders = 查看订单
error-get-help = 获取帮助
error-quote = 如果写信给我们，请注明 { $number }。

error-missing = 这里没有停靠站
    .message = 这个地址没有对应的页面。链接可能已经过时，或缺了一部分。

error-unreadable = 无法载入这个页面
    .message = 问题出在我们这边。打开这个页面没有产生任何扣款，您的购物车也完好无损。请过一分钟再试。
    .message-admin = 商店无法读取数据。打开这个页面没有改动任何内容。请过一分钟再试；如果仍然如此，请在日志中查找下面的编号。

## The back office

error-admin-request = 请求
error-admin-first-page = 回到第一页
error-admin-missing = 这个地址没有内容
    .title = 未找到
    .message = 编号可能输错了，或者订单属于另一家商店的数据库。
error-admin-search-orders = 搜索订单
error-admin-search-inbox = 搜索收件箱

## Answers to what could not be done

error-unauthorised = 无法识别
    .message = 我们无法核实是谁发送的。
error-forbidden = 不允许
    .message = 您无权打开这个页面。
error-cross-site = 这份表单来自其他网站
    .message = 为了您的安全，我们没有处理它。请在本店打开这个页面，再次提交表单。
error-nothing-here = 找不到页面
    .message = 这个地址没有内容。页面可能已经移走，或者链接不完整。
error-method = 这个页面不是这样使用的
    .message = 不能以这种方式访问。请返回，使用页面上的按钮。
error-changed = 有些内容已经变动
error-too-large = 一次提交的内容太多
    .message = 提交的内容超出了这个页面的上限。没有任何改动；请缩短后重新提交。
error-media-type = 我们无法读取
    .message = 提交的格式不被这个页面接受。请返回，使用页面上的按钮。
error-not-understood = 我们无法读取提交的内容。请返回检查表单，再次提交。
error-lacks-field = 这份表单缺少必要的一项。没有任何改动，也没有扣款；请重新打开页面再提交。
error-busy = 等待时间过长
    .message = 商店目前比较繁忙，请过一分钟再试。如果您正在付款，请先查看订单，订单可能已经在那里了。
error-internal = 我们这边出了问题
    .message = 这不是您的错，我们已经记录下来。请再试一次；如果您正在付款，请先查看订单，订单可能已经在那里了。

error-too-many-payments = 付款尝试次数过多
    .message = 这次付款没有开始，也没有扣款。请在 { $wait }后再试。
error-too-many-links = 链接申请次数过多
    .message = 没有发出链接。请在 { $wait }后再试；下单无须账户。
error-too-many-changes = 改动次数过多
    .message = 您的购物车没有变动。请在 { $wait }后再试。
error-too-many-codes = 优惠码尝试次数过多
    .message = 这个优惠码没有经过查验。请在 { $wait }后再试，或不使用优惠码继续。
error-too-many-attempts = 尝试次数过多
    .message = 没有执行任何操作。请在 { $wait }后再试。
error-too-many-logins = 登录尝试次数过多
    .message = 密码没有经过查验。请在 { $wait }后再试。
error-wait-seconds = { $count } 秒
error-wait-minutes = { $count } 分钟

## The page for when no other can be made

error-back-to-shop = 返回商店
error-request = 请求 { $id }
