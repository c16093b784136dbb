time-month = { $month ->
    [1] 1월
    [2] 2월
    [3] 3월
    [4] 4월
    [5] 5월
    [6] 6월
    [7] 7월
    [8] 8월
    [9] 9월
    [10] 10월
    [11] 11월
   *[12] 12월
}

time-moment = { $year }년 { $month } { $day }일 { $clock } { $zone }

time-local = { $year }년 { $month } { $day }일 { $clock }

time-date = { $year }년 { $month } { $day }일
time-month-day = { $month } { $day }일

time-clock = { $clock } { $zone }

time-month-short = { $month ->
    [1] 1월
    [2] 2월
    [3] 3월
    [4] 4월
    [5] 5월
    [6] 6월
    [7] 7월
    [8] 8월
    [9] 9월
    [10] 10월
    [11] 11월
   *[12] 12월
}

time-weekday = { $weekday ->
    [1] 월요일
    [2] 화요일
    [3] 수요일
    [4] 목요일
    [5] 금요일
    [6] 토요일
   *[7] 일요일
}

time-day = { $year }년 { $month } { $day }일 { $weekday } ({ $zone })

## 걸리는 시간

time-seconds = { $count }초
time-minutes = { $count }분
time-hours = { $count }시간
time-days = { $count ->
   *[other] { $count }일
}
