//! What is known about a dispute, as a fold over what Antom told and what the merchant answered.
//!
//! Notifications come in any order and twice, so the order of facts never counts:
//!
//! ```
//! use domain::dispute::{Dispute, Fact, News, Notice, Stage};
//!
//! let created = Fact::Told(Notice::of(News::Created));
//! let supplied = Fact::Told(Notice::of(News::DefenceSupplied));
//! for facts in [[&created, &supplied], [&supplied, &created]] {
//!     assert_eq!(Dispute::fold(facts).stage, Stage::Defended);
//! }
//! ```

use serde::{Deserialize, Serialize};

use crate::money::Money;
use crate::names::named;

named! {
    /// What kind of dispute it is.
    pub enum Kind is "a kind of dispute" {
        /// The buyer wants the money back: it is taken if the dispute is lost.
        Chargeback = "chargeback",
        /// The bank wants to see documents; no money moves.
        Retrieval = "retrieval",
        /// An authority wants to see documents.
        Compliance = "compliance",
    }
}

named! {
    /// Where a dispute stands.
    pub enum Stage is "a stage of a dispute" {
        /// The merchant is to answer.
        ToAnswer = "to_answer",
        /// The merchant accepts it, and Antom has not said yes to that.
        Accepting = "accepting",
        /// The merchant defends it, and Antom has not said yes to that.
        Defending = "defending",
        /// The defence is with Antom, and the bank is to judge.
        Defended = "defended",
        /// The merchant keeps the money.
        Won = "won",
        /// The buyer gets the money.
        Lost = "lost",
        /// The buyer took it back.
        Withdrawn = "withdrawn",
        /// The documents were enough.
        Validated = "validated",
        /// The documents were not enough: what follows, Antom's dashboard says.
        NotValidated = "not_validated",
    }
}

impl Stage {
    /// Whether somebody still has to do something, or the bank has to judge.
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::ToAnswer | Self::Accepting | Self::Defending | Self::Defended => true,
            Self::Won | Self::Lost | Self::Withdrawn | Self::Validated | Self::NotValidated => {
                false
            }
        }
    }
}

named! {
    /// What a notification says has happened.
    pub enum News is "news of a dispute" {
        /// It was brought.
        Created = "created",
        /// The time to answer ends within a day.
        DueAlert = "due_alert",
        /// The defence is with Antom.
        DefenceSupplied = "defence_supplied",
        /// The bank judged.
        Judged = "judged",
        /// The buyer took it back.
        Cancelled = "cancelled",
        /// It was accepted: by the merchant, or because nobody answered in time.
        Accepted = "accepted",
        /// The card scheme refunded the buyer by itself.
        RdrResolved = "rdr_resolved",
        /// Something that this version does not know: it may have to be answered.
        Other = "other",
    }
}

named! {
    /// How the bank judged.
    pub enum Verdict is "a verdict" {
        /// The merchant keeps the money.
        ForMerchant = "for_merchant",
        /// The buyer gets it.
        ForBuyer = "for_buyer",
        /// The documents were enough.
        Validated = "validated",
        /// They were not.
        NotValidated = "not_validated",
    }
}

/// What one notification says. What it leaves out, others may say.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Notice {
    /// What has happened.
    pub news: News,
    /// What kind of dispute it is.
    pub kind: Option<Kind>,
    /// How much is contested.
    pub amount: Option<Money>,
    /// Until when an answer has to be there, epoch milliseconds.
    pub due: Option<i64>,
    /// Whether a defence is taken at all.
    pub defendable: Option<bool>,
    /// How it was judged.
    pub verdict: Option<Verdict>,
    /// How much was judged.
    pub judged: Option<Money>,
    /// When it was judged or accepted, epoch milliseconds.
    pub at: Option<i64>,
    /// Whether it counts as accepted because nobody answered in time.
    pub timed_out: bool,
}

impl Notice {
    /// That this has happened, and nothing else.
    #[must_use]
    pub const fn of(news: News) -> Self {
        Self {
            news,
            kind: None,
            amount: None,
            due: None,
            defendable: None,
            verdict: None,
            judged: None,
            at: None,
            timed_out: false,
        }
    }
}

/// Something learned about a dispute.
///
/// It is stored as JSON; the names in it never change.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Fact {
    /// Antom told it.
    Told(Notice),
    /// The merchant wants to accept it; written down before Antom is asked. The merchant's answers
    /// are counted from 1.
    AcceptAsked {
        /// Which answer it is.
        turn: u32,
    },
    /// The merchant wants to defend it; written down before Antom is asked.
    DefenceAsked {
        /// Which answer it is.
        turn: u32,
    },
    /// Antom took the answer.
    Taken {
        /// Which answer it is.
        turn: u32,
    },
    /// Antom refused the answer.
    Refused {
        /// Which answer it is.
        turn: u32,
        /// `resultCode`.
        code: String,
    },
}

/// A dispute as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Where it stands.
    pub stage: Stage,
    /// What kind it is.
    pub kind: Kind,
    /// How much is contested, as far as that was told.
    pub amount: Option<Money>,
    /// Until when an answer has to be there, epoch milliseconds.
    pub due: Option<i64>,
    /// Whether a defence is taken at all.
    pub defendable: bool,
    /// What the buyer gets of the merchant's money.
    pub lost: Option<Money>,
    /// Whether it counts as accepted because nobody answered in time.
    pub timed_out: bool,
    /// Why Antom refused the merchant's last answer.
    pub refused: Option<String>,
    /// How many answers the merchant has given.
    pub turns: u32,
}

impl Dispute {
    /// What these facts come to, in whatever order they are.
    #[must_use]
    pub fn fold<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Self {
        let facts: Vec<&Fact> = facts.into_iter().collect();
        let notices: Vec<&Notice> = facts
            .iter()
            .filter_map(|fact| match fact {
                Fact::Told(notice) => Some(notice),
                _ => None,
            })
            .collect();
        let told = |news: News| notices.iter().copied().find(|notice| notice.news == news);
        // The bank may judge again; the last word counts. Of two at once the merchant believes the worse.
        let judged = notices
            .iter()
            .copied()
            .filter(|notice| notice.verdict.is_some())
            .max_by_key(|notice| (notice.at, notice.verdict, notice.judged.map(Money::minor)));
        let answer = LastAnswer::of(&facts);
        let stage = if let Some(verdict) = judged.and_then(|notice| notice.verdict) {
            match verdict {
                Verdict::ForMerchant => Stage::Won,
                Verdict::ForBuyer => Stage::Lost,
                Verdict::Validated => Stage::Validated,
                Verdict::NotValidated => Stage::NotValidated,
            }
        } else if told(News::RdrResolved).is_some() {
            Stage::Lost
        } else if told(News::Cancelled).is_some() {
            Stage::Withdrawn
        } else if told(News::Accepted).is_some() || answer.was_taken(Answer::Accept) {
            Stage::Lost
        } else if told(News::DefenceSupplied).is_some() || answer.was_taken(Answer::Defence) {
            Stage::Defended
        } else {
            match answer.outstanding {
                Some(Answer::Accept) => Stage::Accepting,
                Some(Answer::Defence) => Stage::Defending,
                None => Stage::ToAnswer,
            }
        };
        let kind = notices.iter().filter_map(|notice| notice.kind).max();
        let kind = kind.unwrap_or(Kind::Chargeback);
        let amounts = notices.iter().filter_map(|notice| notice.amount);
        let amount = amounts.max_by_key(|amount| (amount.minor(), amount.currency().code()));
        // A document that was asked for costs nothing.
        let takes = stage == Stage::Lost && kind != Kind::Retrieval;
        let judged_amount = judged.and_then(|notice| notice.judged);
        let is_rapid = told(News::RdrResolved).is_some();
        let refuses = notices
            .iter()
            .any(|notice| notice.defendable == Some(false));
        Self {
            stage,
            kind,
            amount,
            due: notices.iter().filter_map(|notice| notice.due).max(),
            defendable: !is_rapid && !refuses,
            lost: judged_amount.or(amount).filter(|_| takes),
            timed_out: notices.iter().any(|notice| notice.timed_out),
            refused: answer.refused,
            turns: answer.turns,
        }
    }

    /// Whether the merchant can still accept it.
    #[must_use]
    pub fn may_accept(&self) -> bool {
        self.stage == Stage::ToAnswer && self.kind != Kind::Retrieval
    }

    /// Whether the merchant can still defend it, or send the documents that were asked for.
    #[must_use]
    pub fn may_defend(&self) -> bool {
        self.stage == Stage::ToAnswer && self.defendable
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Accept,
    Defence,
}

/// The merchant's answers, and what became of them.
struct LastAnswer {
    turns: u32,
    taken: Vec<Answer>,
    /// The last one, while Antom has said nothing to it.
    outstanding: Option<Answer>,
    refused: Option<String>,
}

impl LastAnswer {
    fn of(facts: &[&Fact]) -> Self {
        let asked = |turn: u32| {
            facts.iter().find_map(|fact| match fact {
                Fact::AcceptAsked { turn: of } if *of == turn => Some(Answer::Accept),
                Fact::DefenceAsked { turn: of } if *of == turn => Some(Answer::Defence),
                _ => None,
            })
        };
        let turns = facts
            .iter()
            .map(|fact| match fact {
                Fact::AcceptAsked { turn } | Fact::DefenceAsked { turn } => *turn,
                Fact::Told(_) | Fact::Taken { .. } | Fact::Refused { .. } => 0,
            })
            .max()
            .unwrap_or(0);
        let taken = facts.iter().filter_map(|fact| match fact {
            Fact::Taken { turn } => asked(*turn),
            _ => None,
        });
        let refused = facts.iter().find_map(|fact| match fact {
            Fact::Refused { turn, code } if *turn == turns => Some(code.clone()),
            _ => None,
        });
        let was_answered = facts.iter().any(|fact| match fact {
            Fact::Taken { turn } | Fact::Refused { turn, .. } => *turn == turns,
            _ => false,
        });
        Self {
            turns,
            taken: taken.collect(),
            outstanding: asked(turns).filter(|_| !was_answered),
            refused,
        }
    }

    fn was_taken(&self, answer: Answer) -> bool {
        self.taken.contains(&answer)
    }
}
