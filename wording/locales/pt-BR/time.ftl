time-month = { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
}

time-moment = { $day } de { $month } de { $year }, { $clock } { $zone }

time-local = { $day } de { $month } de { $year }, { $clock }

time-date = { $day } de { $month } de { $year }
time-month-day = { $day } de { $month }

time-clock = { $clock } { $zone }

time-month-short = { $month ->
    [1] jan.
    [2] fev.
    [3] mar.
    [4] abr.
    [5] mai.
    [6] jun.
    [7] jul.
    [8] ago.
    [9] set.
    [10] out.
    [11] nov.
   *[12] dez.
}

time-weekday = { $weekday ->
    [1] segunda-feira
    [2] terça-feira
    [3] quarta-feira
    [4] quinta-feira
    [5] sexta-feira
    [6] sábado
   *[7] domingo
}

time-day = { $weekday }, { $day } de { $month } de { $year } ({ $zone })

## Quanto algo dura

time-seconds = { $count } s
time-minutes = { $count } min
time-hours = { $count } h
time-days = { $count ->
    [one] { $count } dia
   *[other] { $count } dias
}
