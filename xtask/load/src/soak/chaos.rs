//! Processes are killed, and time jumps.

use std::rc::Rc;
use std::time::{Duration, Instant};

use super::Soak;
use super::crew::Crew;
use super::random::Random;
use xtask::run::Result;

/// Seconds by which the clock moves: a moment, past a session's end, past the day of a cancel.
const MOVES: [(u64, (u64, u64)); 4] = [
    (4, (20, 300)),
    (4, (600, 3_000)),
    (3, (3_700, 9_000)),
    (1, (80_000, 100_000)),
];

/// Until the soak is over; then gives the processes back, all of them running.
pub(crate) async fn reign(soak: Rc<Soak>, mut crew: Crew) -> Result<Crew> {
    let mut random = Random::new(soak.seed, 2);
    let mut next_move = Instant::now() + Duration::from_secs(random.between(10, 20));
    while !soak.is_over() {
        let pause = random.between(3_000, 9_000);
        soak.rest(Duration::from_millis(pause)).await;
        if soak.is_over() {
            break;
        }
        if soak.kills {
            let who = usize::try_from(random.between(0, crew.size() as u64 - 1))?;
            let name = crew.kill(who);
            soak.tally.borrow_mut().killed(&name);
            random.pause(0, 900).await;
        }
        crew.start_missing().await?;
        if soak.clock && Instant::now() > next_move {
            let (least, most) = random.weighted(&MOVES);
            let by = Duration::from_secs(random.between(least, most));
            let politely = random.percent(50);
            if random.percent(40) {
                // For a while the shop takes for over what can still be paid at the gateway.
                crew.start_later(by, politely).await?;
                let lag = random.between(3_000, 9_000);
                soak.rest(Duration::from_millis(lag)).await;
                soak.control.advance(by).await?;
            } else {
                crew.move_clock(soak.control, by, politely).await?;
            }
            let mut tally = soak.tally.borrow_mut();
            tally.clock_moves += 1;
            tally.moved_by += by;
            next_move = Instant::now() + Duration::from_secs(random.between(12, 30));
        }
    }
    crew.start_missing().await?;
    Ok(crew)
}
