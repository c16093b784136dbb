### Times, by the clock of the shop.

# $month (Number)
time-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}

# $day (String)
# $month (String) - its name
# $year (String)
# $clock (String) - 17:20
# $zone (String) - UTC+8
time-moment = { $day } { $month } { $year }, { $clock } { $zone }

# A time of its place, whatever the reader's is.
# $day (String)
# $month (String) - its name
# $year (String)
# $clock (String) - 17:20
time-local = { $day } { $month } { $year }, { $clock }

# $day (String)
# $month (String) - its name
# $year (String)
time-date = { $day } { $month } { $year }

# $day (String)
# $month (String) - its name
time-month-day = { $day } { $month }

# $clock (String) - 17:20
# $zone (String) - UTC+8
time-clock = { $clock } { $zone }

# $month (Number)
time-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}

# Monday is 1.
# $weekday (Number)
time-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}

# $weekday (String) - its name
# $day (String)
# $month (String) - its short name
# $year (String)
# $zone (String) - UTC+8
time-day = { $weekday }, { $day } { $month } { $year } ({ $zone })

## How long something lasts

# $count (Number)
time-seconds = { $count } s
# $count (Number)
time-minutes = { $count } min
# $count (Number)
time-hours = { $count } h
# $count (Number)
time-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
