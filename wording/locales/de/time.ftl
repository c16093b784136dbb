### Zeiten, nach der Uhr des Geschäfts.

time-month = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}

time-moment = { $day }. { $month } { $year }, { $clock } { $zone }

time-local = { $day }. { $month } { $year }, { $clock }

time-date = { $day }. { $month } { $year }
time-month-day = { $day }. { $month }

time-clock = { $clock } { $zone }

time-month-short = { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sept.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
}

time-weekday = { $weekday ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
}

time-day = { $weekday }, { $day }. { $month } { $year } ({ $zone })

## Wie lange etwas dauert

time-seconds = { $count } s
time-minutes = { $count } min
time-hours = { $count } h
time-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
