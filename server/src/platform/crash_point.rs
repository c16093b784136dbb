//! Where a test ends the process: before and after every commit and every call to Antom.
//!
//! This is not in release builds. `SHOP_CRASH_AT=7:before` (or `7:after`) aborts the process before
//! (or after) its seventh step, as if it were killed there; any other value only has the steps told
//! on standard error, so that a test can count them.

use std::panic::Location;
use std::process;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::platform::director::{Step, director};

static STEPS: AtomicUsize = AtomicUsize::new(0);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// The step at which this process ends, if it is to end at one.
struct Plan(Option<(usize, Side)>);

impl Plan {
    fn parse(text: &str) -> Self {
        let parts = text.split_once(':');
        Self(parts.and_then(|(step, side)| {
            let side = match side {
                "before" => Side::Before,
                "after" => Side::After,
                _ => return None,
            };
            Some((step.parse().ok()?, side))
        }))
    }

    /// `None` where nobody counts.
    fn get() -> Option<&'static Self> {
        static PLAN: OnceLock<Option<Plan>> = OnceLock::new();
        let read = || Some(Self::parse(&std::env::var("SHOP_CRASH_AT").ok()?));
        PLAN.get_or_init(read).as_ref()
    }

    fn strike(&self, step: usize, side: Side) {
        if self.0 == Some((step, side)) {
            process::abort();
        }
    }
}

/// Takes a step, unless this process is to end at it.
#[track_caller]
pub(crate) fn around<T>(
    what: &'static str,
    step: impl Future<Output = T>,
) -> impl Future<Output = T> {
    let place = Location::caller();
    async move {
        if let Some(director) = director() {
            director.reach(Step::Before(what), place).await;
            let outcome = step.await;
            director.reach(Step::After(what), place).await;
            return outcome;
        }
        let Some(plan) = Plan::get() else {
            return step.await;
        };
        let number = STEPS.fetch_add(1, Ordering::SeqCst) + 1;
        eprintln!("step {number}: {what} ({place})");
        plan.strike(number, Side::Before);
        let outcome = step.await;
        plan.strike(number, Side::After);
        outcome
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_names_a_step_and_a_side_or_none() {
        assert!(Plan::parse("7:before").0 == Some((7, Side::Before)));
        assert!(Plan::parse("12:after").0 == Some((12, Side::After)));
        for none in ["", "never", "7", "7:during", "x:before", ":after"] {
            assert!(Plan::parse(none).0.is_none(), "{none}");
        }
    }
}
