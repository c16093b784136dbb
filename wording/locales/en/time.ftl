### Times, all of them UTC.

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
time-moment = { $day } { $month } { $year }, { $clock } UTC

# $clock (String) - 17:20
time-clock = { $clock } UTC
