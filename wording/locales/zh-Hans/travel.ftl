### 企业出行：搜索、行程表单，以及可能出现的问题。

## The search

travel-title = 商务出行
travel-lead = 机票、火车票、船票、长途汽车票与酒店，由贵公司的账户付款。
travel-kind = 类别
travel-kind-flight = 航班
travel-kind-train = 火车
travel-kind-ferry = 渡轮
travel-kind-coach = 长途汽车
travel-kind-hotel = 酒店
travel-from = 出发地
travel-to = 目的地
travel-to-hint = 酒店请选所在城市。
travel-day = 日期
travel-day-hint = 例如 2026-12-24，以出发地当地日期为准。
travel-people = 人数
travel-nights = 晚数
travel-nights-hint = 仅用于酒店。
travel-rooms = 房间数
travel-search = 搜索
travel-none = 这一天没有可售的行程。请换一天，或在页面底部选择其他货币。
travel-found = 搜索结果
travel-choose = 选择
travel-closed = 目前不能在这里预订商务出行。

## A trip

travel-leg = { $number }，{ $from }至{ $to }
travel-leg-times = { $departs }至{ $arrives }，{ $carrier }。时间均为各地当地时间。
travel-price-each = 每人 { $amount }
travel-price-night = 每间每晚 { $amount }
travel-stay = { $from }至{ $to }，共 { $nights } 晚，{ $rooms } 间房
travel-company = 贵公司
travel-company-name = 公司名称
travel-contact = 您的姓名
travel-email = 电子邮箱
travel-email-hint = 用于接收票据和收据。
travel-who = 出行人
travel-who-hint = 与护照一致。姓名由我们加密保存，行程结束后删除。
travel-person = 第 { $number } 位
travel-first = 名
travel-last = 姓
travel-pay = 预订并支付 { $amount }
travel-pay-hint = 您将在支付服务的页面上，由贵公司的账户付款。公司付款可能需要一些时间；在此期间您可以取消。

## What may go wrong

travel-error-kind = 请选择要查找的类别
travel-error-from = 请选择出发地
travel-error-to = 请选择目的地
travel-error-day = 请按 2026-12-24 的格式输入日期
travel-error-past = 请输入尚未过去的日期
travel-error-people = 请输入 1 至 100 之间的人数
travel-error-nights = 请输入 1 至 60 之间的晚数
travel-error-rooms = 请输入 1 至 20 之间的房间数
travel-error-gone = 该行程已停售。没有扣款。请重新搜索。
travel-error-departed = 该班次已出发。没有扣款。请重新搜索。
travel-error-leg = 这段行程的第 { $number } 程无法衔接。没有扣款。请写信给我们。
travel-error-hotel = 无法预订这家酒店。没有扣款。请写信给我们。
travel-error-changed = 您打开这个页面后，价格或时间有变动。请重新阅读下面的内容，同意后再按按钮。没有扣款。
travel-error-company = 请输入公司名称
travel-error-contact = 请输入您的姓名
travel-error-first = 请输入第 { $number } 位出行人的名
travel-error-last = 请输入第 { $number } 位出行人的姓
travel-error-long = 请将第 { $number } 位出行人的姓名缩短至 32 个字符以内
travel-error-nobody = 请输入出行人
travel-error-payment = 支付服务目前无法受理这次预订。没有扣款。请稍后再试。
