//! What a buyer does on Antom's page, in the simulation.

use axum::Router;
use axum::http::{Request, header};
use xtask::run::Result;

use super::network::ask;
use crate::html::input;
use crate::soak::random::Random;

const CARD: &str = "4054695723100768";
const CARD_DECLINED: &str = "4054692760174822";
const SUBMIT: &str = "/checkout-page/pages/payment/submit";
/// What the bank sends to the buyer's phone.
const BANK_CODE: &str = "123456";

/// Antom's pages, as browsers reach them.
#[derive(Clone)]
pub(super) struct AntomPage {
    pub(super) antom: Router,
    /// What they are called by: scheme, host and port.
    pub(super) origin: String,
}

impl AntomPage {
    /// Does one thing on the page: pays by wallet or card, declines, or goes no further.
    pub(super) async fn act(&self, page: &str, random: &mut Random) -> Result<()> {
        let how = random.weighted(&[
            (8, "approve"),
            (7, "card"),
            (3, "declined card"),
            (2, "decline"),
            (3, "decline-and-return"),
            (2, "undecided"),
        ]);
        let shown = self.get(page).await?;
        let Some(session) = input(&shown.text, "sessionData") else {
            return Ok(());
        };
        match how {
            "card" => self.card(&session, CARD).await,
            "declined card" => self.card(&session, CARD_DECLINED).await,
            decision => self.wallet(&session, decision).await,
        }
    }

    async fn card(&self, session: &str, number: &str) -> Result<()> {
        let fields = [
            ("sessionData", session),
            ("method", "CARD"),
            ("cardNumber", number),
            ("expiryMonth", "12"),
            ("expiryYear", "39"),
            ("cvv", "123"),
            ("cardholderName", "Ada Lovelace"),
        ];
        let submitted = self.post(SUBMIT, &fields).await?;
        if let Some(bank) = submitted.location.filter(|at| at.contains("/issuer/")) {
            self.post(&bank, &[("code", BANK_CODE)]).await?;
        }
        Ok(())
    }

    async fn wallet(&self, session: &str, decision: &str) -> Result<()> {
        let fields = [("sessionData", session), ("method", "ALIPAY_CN")];
        let submitted = self.post(SUBMIT, &fields).await?;
        if let Some(wallet) = submitted.location
            && decision != "undecided"
        {
            self.post(&wallet, &[("decision", decision)]).await?;
        }
        Ok(())
    }

    async fn get(&self, page: &str) -> Result<Shown> {
        let request = Request::get(self.path(page)).header(header::HOST, self.host());
        self.shown(request.body(Vec::new())?).await
    }

    async fn post(&self, page: &str, fields: &[(&str, &str)]) -> Result<Shown> {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        let request = Request::post(self.path(page))
            .header(header::HOST, self.host())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.shown(request.body(form.finish().into_bytes())?).await
    }

    async fn shown(&self, request: Request<Vec<u8>>) -> Result<Shown> {
        let answer = ask(&self.antom, request).await?;
        let location = answer.headers().get(header::LOCATION);
        let location = location.and_then(|at| at.to_str().ok());
        Ok(Shown {
            location: location.map(ToOwned::to_owned),
            text: String::from_utf8_lossy(answer.body()).into_owned(),
        })
    }

    /// Routers find a page by its path.
    fn path<'a>(&self, page: &'a str) -> &'a str {
        page.strip_prefix(&self.origin).unwrap_or(page)
    }

    fn host(&self) -> &str {
        self.origin.split("//").nth(1).unwrap_or_default()
    }
}

struct Shown {
    location: Option<String>,
    text: String,
}
