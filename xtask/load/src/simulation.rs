//! `cargo xtask simulate`: the real services, store and jobs, and the real sandbox, on a
//! simulated network and a clock that is moved, in one thread for each world. One seed decides who goes on at each commit and each
//! call, what the network loses, and when a process dies; so a purchase that goes wrong goes wrong
//! again.

mod antom_page;
mod network;
mod office;
mod processes;
mod run_down;
mod shopper;
mod stage;
mod world;

use std::time::{Duration, Instant};

use xtask::project::Project;
use xtask::run::Result;
use xtask::soak::NOT_RIGHT;

use world::{Figures, Template, World};

/// Purchases that share one database and one gateway.
const A_WORLD: u64 = 40;

/// How much is simulated.
#[derive(Clone, Copy)]
pub(crate) enum Extent {
    Purchases(u64),
    Time(Duration),
}

/// Simulates on as many threads as there are cores; an error names the seed of each world that did not
/// come out even.
pub(crate) fn simulate(project: &Project, extent: Extent, seed: u64, alone: bool) -> Result<()> {
    let began = Instant::now();
    let template = Template::make(project)?;
    if alone {
        let figures = World::live(&template, seed, A_WORLD, true)?;
        return report(&figures, began.elapsed(), seed);
    }
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = |purchases: u64| purchases.div_ceil(threads as u64);
    let figures = std::thread::scope(|scope| {
        let started: Vec<_> = (0..threads as u64)
            .map(|thread| {
                let template = &template;
                scope.spawn(move || {
                    let mut figures = Figures::default();
                    for number in 0.. {
                        let over = match extent {
                            Extent::Purchases(all) => figures.purchases >= share(all),
                            Extent::Time(time) => began.elapsed() >= time,
                        };
                        if over {
                            break;
                        }
                        let seed = seed + thread + number * threads as u64;
                        match World::live(template, seed, A_WORLD, false) {
                            Ok(world) => figures.add(world),
                            Err(error) => figures.fail(seed, &error.to_string()),
                        }
                    }
                    figures
                })
            })
            .collect();
        let mut all = Figures::default();
        for thread in started {
            match thread.join() {
                Ok(figures) => all.add(figures),
                Err(_) => all.fail(seed, "a thread panicked"),
            }
        }
        all
    });
    report(&figures, began.elapsed(), seed)
}

fn report(figures: &Figures, took: Duration, seed: u64) -> Result<()> {
    let Figures {
        worlds,
        purchases,
        paid,
        steps,
        faults,
        crashes,
        difference,
        wrong,
    } = figures;
    #[allow(clippy::cast_precision_loss)]
    let rate = *purchases as f64 / took.as_secs_f64();
    println!(
        "{purchases} purchases in {worlds} worlds from seed {seed}, {paid} paid: {rate:.0} a second; \
         {steps} steps, {faults} faults of the network, {crashes} deaths of a process; \
         difference {difference}"
    );
    for line in wrong {
        println!("{NOT_RIGHT}{line}");
    }
    if wrong.is_empty() && *difference == 0 {
        Ok(())
    } else {
        Err("the simulation did not come out even".into())
    }
}
