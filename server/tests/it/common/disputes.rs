//! A payment that its buyer contests, and what the merchant answers.

use serde_json::{Value, json};
use server::services::admin::action::ActionError;
use server::services::admin::dispute;
use server::services::disputes::document::Document;
use server::store::disputes;

use super::merchant::{OrderUnderTest, act};

/// The least that is a PDF.
pub(crate) const PDF: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\n\
    0000000000 65535 f \ntrailer<</Root 1 0 R>>\nstartxref\n40\n%%EOF\n";

/// How a dispute is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Accept,
    Defend,
}

impl Answer {
    /// Where the dispute stands once Antom has the answer.
    pub(crate) const fn stage(self) -> &'static str {
        match self {
            Self::Accept => "lost",
            Self::Defend => "defended",
        }
    }

    /// How the gateway calls that.
    pub(crate) const fn at_antom(self) -> &'static str {
        match self {
            Self::Accept => "ACCEPTED",
            Self::Defend => "DEFENDED",
        }
    }

    pub(crate) const fn call(self) -> &'static str {
        match self {
            Self::Accept => "acceptDispute",
            Self::Defend => "supplyDefenseDocument",
        }
    }
}

/// A paid order whose buyer contests the payment.
pub(crate) struct ContestedOrder {
    pub(crate) scenario: OrderUnderTest,
    /// Ours.
    pub(crate) id: i64,
}

impl ContestedOrder {
    pub(crate) async fn of(scenario: OrderUnderTest) -> Self {
        let shop = &scenario.shop;
        let asked = json!({ "paymentRequestId": scenario.first });
        shop.gateway.open_dispute(&asked).await;
        shop.deliver_notifications().await;
        let rows = disputes::latest(&shop.db.connection, None, 2).await;
        let rows = rows.unwrap();
        assert_eq!(rows.len(), 1, "{rows:#?}");
        Self {
            id: rows[0].id,
            scenario,
        }
    }

    /// The merchant's wish, by this form.
    pub(crate) async fn answer(&self, answer: Answer, form: &str) -> Result<(), ActionError> {
        let shop = self.scenario.services();
        match answer {
            Answer::Accept => dispute::accept(shop, &act(form), self.id).await,
            Answer::Defend => {
                let document = Document::check("letter.pdf", PDF.into()).unwrap();
                dispute::defend(shop, &act(form), self.id, document).await
            }
        }
    }

    /// Where it stands in the shop.
    pub(crate) async fn stage(&self) -> String {
        let db = &self.scenario.shop.db.connection;
        disputes::find(db, self.id).await.unwrap().unwrap().stage
    }

    /// What the gateway knows of it.
    pub(crate) async fn at_antom(&self) -> Value {
        let state = self.scenario.shop.gateway.state().await;
        let all = state["disputes"].as_array().unwrap();
        assert_eq!(all.len(), 1, "{all:#?}");
        all[0].clone()
    }
}
