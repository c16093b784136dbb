//! An attempt as its row says, in the domain's types.

use domain::ledger::AttemptState;

use crate::platform::traces;
use crate::store::StoreError;
use crate::store::entity::attempt::Model;
use crate::store::payments::attempt_terms::AttemptTerms;
use crate::store::payments::card_report::CardFacts;
use crate::store::stored::{Stored, column, number};

/// When the janitor first looks after an attempt, in milliseconds after it began.
const FIRST_CHECK: i64 = 30_000;

/// One try to pay an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptRow {
    pub payment_request_id: String,
    pub order_id: String,
    pub(super) number: u32,
    /// A copy of what its evidence says.
    pub state: Stored<AttemptState>,
    /// The address of Antom's page.
    pub normal_url: Option<String>,
    pub expires_at: Option<i64>,
    /// Antom's own id.
    pub payment_id: Option<String>,
    pub method: Option<String>,
    /// `VISA ending 0768`
    pub card: Option<String>,
    /// Antom's code.
    pub failure: Option<String>,
    pub begun_at: i64,
    pub asked_at: i64,
    /// When the latest question was asked that Antom answered.
    pub answered_at: Option<i64>,
    /// When the latest question was asked that Antom did not answer.
    pub unanswered_at: Option<i64>,
    /// When the buyer came back from Antom's page.
    pub returned_at: Option<i64>,
    /// When the janitor looks after it, if it does.
    pub check_at: Option<i64>,
    pub checks: i32,
    /// When Antom gives up the hold, if it told.
    pub authorised_until: Option<i64>,
    /// `None`: the Checkout Page.
    pub(super) terms: Option<Stored<AttemptTerms>>,
    /// The request as it left first.
    pub request: Option<String>,
    /// Where it began, for the traces of what follows.
    pub trace: Option<String>,
    /// Read where they are shown or added to, and nowhere else.
    pub(super) card_facts: Option<String>,
}

/// Which attempt of which order one is, without all that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptPlace {
    pub payment_request_id: String,
    /// Antom's own id.
    pub payment_id: Option<String>,
    pub order_id: String,
    pub number: u32,
}

impl From<AttemptRow> for AttemptPlace {
    fn from(row: AttemptRow) -> Self {
        Self {
            payment_request_id: row.payment_request_id,
            payment_id: row.payment_id,
            order_id: row.order_id,
            number: row.number,
        }
    }
}

impl AttemptRow {
    /// An attempt that begins now.
    pub(crate) fn begun(
        payment_request_id: String,
        order_id: String,
        number: u32,
        terms: AttemptTerms,
        now: i64,
    ) -> Self {
        Self {
            payment_request_id,
            order_id,
            number,
            state: AttemptState::Created.into(),
            normal_url: None,
            expires_at: None,
            payment_id: None,
            method: None,
            card: None,
            failure: None,
            begun_at: now,
            asked_at: 0,
            answered_at: None,
            unanswered_at: None,
            returned_at: None,
            check_at: Some(now + FIRST_CHECK),
            checks: 0,
            authorised_until: None,
            terms: Some(terms.into()),
            request: None,
            trace: traces::kept(),
            card_facts: None,
        }
    }

    /// What a dispute would need of it.
    ///
    /// # Errors
    /// When the row holds what this version cannot read.
    pub fn read_card_facts(&self) -> Result<CardFacts, StoreError> {
        CardFacts::read(self.card_facts.as_deref())
    }

    /// Its state, where nothing can be decided without.
    ///
    /// # Errors
    /// When a later version wrote it.
    pub fn attempt_state(&self) -> Result<AttemptState, StoreError> {
        match &self.state {
            Stored::Known(state) => Ok(*state),
            Stored::Unknown(word) => Err(StoreError::Unreadable {
                what: "an attempt state",
                value: word.clone(),
            }),
        }
    }

    /// Its place in the order, from 1.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    pub(super) fn to_model(&self) -> Result<Model, StoreError> {
        let terms = match &self.terms {
            Some(Stored::Known(terms)) => Some(terms.to_json()?),
            Some(Stored::Unknown(text)) => Some(text.clone()),
            None => None,
        };
        Ok(Model {
            seq: column(self.number),
            state: self.state.to_string(),
            terms,
            payment_request_id: self.payment_request_id.clone(),
            order_id: self.order_id.clone(),
            normal_url: self.normal_url.clone(),
            expires_at: self.expires_at,
            payment_id: self.payment_id.clone(),
            method: self.method.clone(),
            card: self.card.clone(),
            failure: self.failure.clone(),
            begun_at: self.begun_at,
            asked_at: self.asked_at,
            answered_at: self.answered_at,
            unanswered_at: self.unanswered_at,
            returned_at: self.returned_at,
            check_at: self.check_at,
            checks: self.checks,
            authorised_until: self.authorised_until,
            request: self.request.clone(),
            trace: self.trace.clone(),
            card_facts: self.card_facts.clone(),
        })
    }
}

impl TryFrom<Model> for AttemptRow {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, Self::Error> {
        Ok(Self {
            number: number(row.seq)?,
            state: Stored::read(row.state),
            terms: row.terms.map(Stored::from_json),
            card_facts: row.card_facts,
            trace: row.trace,
            payment_request_id: row.payment_request_id,
            order_id: row.order_id,
            normal_url: row.normal_url,
            expires_at: row.expires_at,
            payment_id: row.payment_id,
            method: row.method,
            card: row.card,
            failure: row.failure,
            begun_at: row.begun_at,
            asked_at: row.asked_at,
            answered_at: row.answered_at,
            unanswered_at: row.unanswered_at,
            returned_at: row.returned_at,
            check_at: row.check_at,
            checks: row.checks,
            authorised_until: row.authorised_until,
            request: row.request,
        })
    }
}
