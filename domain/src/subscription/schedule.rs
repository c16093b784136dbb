use serde::{Deserialize, Serialize};

use super::EARLY_CHARGE;
use super::terms::{Period, Terms, Trial};
use crate::calendar::{Anchor, PeriodRule};
use crate::money::{Currency, Money};
use crate::time::Timestamp;

/// What a subscription costs, and how often: the two that an update alters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rate {
    /// What a period costs.
    pub price: Money,
    /// How long a period is.
    pub rule: PeriodRule,
}

impl Rate {
    /// Any order will do, as long as it is the same for everybody.
    fn order(self) -> (Currency, i64, &'static str, u16) {
        let Self { price, rule } = self;
        let unit = rule.period_type().as_str();
        (price.currency(), price.minor(), unit, rule.count())
    }
}

/// One change of the rate, from whatever source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// Since when Antom has it.
    pub(super) at: Timestamp,
    pub(super) rate: Rate,
    /// Whether the buyer asked for this rate.
    pub(super) by_buyer: bool,
}

/// Phases that follow each other at one rate.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    from: u32,
    rate: Rate,
    /// Where the calendar counts from, and which phase begins there.
    anchor: Anchor,
    anchored: u32,
}

impl Stretch {
    fn start(&self, phase: u32) -> Option<Timestamp> {
        let number = phase.checked_sub(self.anchored)?.checked_add(1)?;
        let start = self.anchor.start(self.rate.rule, number).ok()?;
        Some(start.into())
    }

    fn phase_at(&self, moment: Timestamp) -> u32 {
        let number = moment
            .at_offset(self.anchor.offset)
            .map_or(0, |moment| self.anchor.period_at(self.rate.rule, moment));
        (self.anchored + number).saturating_sub(1)
    }
}

/// What each phase costs and when it begins: the terms, and what was altered since.
///
/// Changes count in the order in which Antom had them, not in that in which they were learned. Each
/// counts from the first phase that was not yet being charged for.
#[derive(Clone, Debug)]
pub(super) struct Schedule {
    stretches: Vec<Stretch>,
    /// The first phases of changes that the buyer did not ask for.
    pub(super) surprises: Vec<u32>,
}

impl Schedule {
    /// `told` is what Antom said of a phase's period.
    pub(super) fn new(
        terms: &Terms,
        mut changes: Vec<Change>,
        told: &impl Fn(u32) -> Option<Period>,
        told_at: &impl Fn(Timestamp) -> Option<u32>,
    ) -> Self {
        let Terms {
            anchor,
            rule,
            price,
            ..
        } = *terms;
        let mut schedule = Self {
            stretches: vec![Stretch {
                from: 1,
                rate: Rate { price, rule },
                anchor,
                anchored: 1,
            }],
            surprises: Vec::new(),
        };
        changes.sort_by_key(|change| (change.at, change.rate.order()));
        for change in changes {
            schedule.alter(terms, change, told, told_at);
        }
        schedule
    }

    fn alter(
        &mut self,
        terms: &Terms,
        Change { at, rate, by_buyer }: Change,
        told: &impl Fn(u32) -> Option<Period>,
        told_at: &impl Fn(Timestamp) -> Option<u32>,
    ) {
        // The first phase whose charge is still to come then.
        let charged = at.saturating_add(EARLY_CHARGE);
        let running = told_at(charged).unwrap_or_else(|| self.phase_at(charged));
        let from = running.saturating_add(1).max(2);
        let before = self.stretch(from);
        let is_trial = from == 2 && is_of_trial(terms, rate.price);
        if rate == before.rate || is_trial || rate.price.currency() != terms.price.currency() {
            return;
        }
        let start = from.checked_sub(1).and_then(told).map(|period| period.end);
        let start = start.or_else(|| before.start(from));
        let anchor = start
            .and_then(|start| start.at_offset(before.anchor.offset))
            .map(Anchor::at);
        let (anchor, anchored) = match anchor {
            Some(anchor) if rate.rule != before.rate.rule => (anchor, from),
            // A price alone leaves the calendar as it is: the 31st comes back after February.
            Some(_) | None => (before.anchor, before.anchored),
        };
        self.stretches.retain(|stretch| stretch.from < from);
        self.stretches.push(Stretch {
            from,
            rate,
            anchor,
            anchored,
        });
        if !by_buyer {
            self.surprises.push(from);
        }
    }

    fn stretch(&self, phase: u32) -> &Stretch {
        let mut latest_first = self.stretches.iter().rev();
        latest_first
            .find(|stretch| stretch.from <= phase)
            .unwrap_or(&self.stretches[0])
    }

    pub(super) fn rate(&self, phase: u32) -> Rate {
        self.stretch(phase).rate
    }

    /// When a phase will be, by our own calendar; none after the year 9999 or for phase 0.
    pub(super) fn forecast(&self, phase: u32) -> Option<Period> {
        let next = phase.checked_add(1)?;
        Some(Period {
            start: self.stretch(phase).start(phase)?,
            end: self.stretch(next).start(next)?,
        })
    }

    /// Which phase a moment falls into by our own calendar; 0 before the first.
    pub(super) fn phase_at(&self, moment: Timestamp) -> u32 {
        let mut latest_first = self.stretches.iter().rev();
        let begun = |stretch: &&Stretch| {
            stretch.from == 1
                || stretch
                    .start(stretch.from)
                    .is_some_and(|start| start <= moment)
        };
        let Some(stretch) = latest_first.find(begun) else {
            return 0;
        };
        stretch.phase_at(moment)
    }
}

/// Whether an inquiry during the trial tells what the trial costs, which is no change.
fn is_of_trial(terms: &Terms, price: Money) -> bool {
    match terms.trial {
        Trial::None => false,
        Trial::Free => price.is_zero(),
        Trial::Reduced { price: reduced } => price == reduced,
    }
}
