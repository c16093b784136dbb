### 日時。ショップの時計による

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
    [1] 月曜日
    [2] 火曜日
    [3] 水曜日
    [4] 木曜日
    [5] 金曜日
    [6] 土曜日
   *[7] 日曜日
}

time-day = { $year }年{ $month }{ $day }日 { $weekday }（{ $zone }）

## 長さ

time-seconds = { $count }秒
time-minutes = { $count }分
time-hours = { $count }時間
time-days = { $count ->
   *[other] { $count }日
}
