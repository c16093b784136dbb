### 时间，以商店的时钟为准。

time-month = { $month ->
    [1] 1月
    [2] 2月
    [3] 3月
    [4] 4月
    [5] 5月
    [6] 6月
    [7] 7月
    [8] 8月
    [9] 9月
    [10] 10月
    [11] 11月
   *[12] 12月
}

time-moment = { $year }年{ $month }{ $day }日 { $clock } { $zone }

time-local = { $year }年{ $month }{ $day }日 { $clock }

time-date = { $year }年{ $month }{ $day }日
time-month-day = { $month }{ $day }日

time-clock = { $clock } { $zone }

time-month-short = { $month ->
    [1] 1月
    [2] 2月
    [3] 3月
    [4] 4月
    [5] 5月
    [6] 6月
    [7] 7月
    [8] 8月
    [9] 9月
    [10] 10月
    [11] 11月
   *[12] 12月
}

time-weekday = { $weekday ->
    [1] 星期一
    [2] 星期二
    [3] 星期三
    [4] 星期四
    [5] 星期五
    [6] 星期六
   *[7] 星期日
}

time-day = { $year }年{ $month }{ $day }日，{ $weekday }（{ $zone }）

## How long something lasts

time-seconds = { $count } 秒
time-minutes = { $count } 分钟
time-hours = { $count } 小时
time-days = { $count } 天
