//! Processes are killed, and time jumps.

use std::rc::Rc;
use std::time::{Duration, Instant};

use super::Soak;
use super::crew::Crew;
use super::random::Random;
use xtask::run::Result;

/// Seconds by which the clock moves: a moment, past a session's end, past the day of a cancel and the
/// charge of a short period, past several of those.
const MOVES: [(u64, (u64, u64)); 5] = [
    (4, (20, 300)),
    (4, (600, 3_000)),
    (3, (3_700, 9_000)),
    (2, A_DAY),
    (1, (170_000, 260_000)),
];
const A_DAY: (u64, u64) = (88_000, 100_000);

/// Beyond this a shop whose clock stood still would take a renewal for the first payment: by its own
/// time the buyer would still be signing up.
const SIGN_UP: Duration = Duration::from_secs(2 * 3_600);

/// Until the soak is over; then gives the processes back, all of them running.
pub(crate) async fn reign(soak: Rc<Soak>, mut crew: Crew) -> Result<Crew> {
    let mut random = Random::new(soak.seed, 2);
    let mut next_move = Instant::now() + Duration::from_secs(random.between(10, 20));
    let mut is_first = true;
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
            let some = random.weighted(&MOVES);
            // However short a soak is, some renewal falls due in it.
            let (least, most) = if is_first { A_DAY } else { some };
            is_first = false;
            let by = Duration::from_secs(random.between(least, most));
            let politely = random.percent(50);
            if random.percent(40) || by > SIGN_UP {
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
