//! Buyers as they are: they pay, change their minds, open a second tab, lose their line, come back.

use std::rc::Rc;

use super::Soak;
use super::browser::{Broken, Browser, Page, Reached};
use super::hosted::{self, How};
use super::random::Random;
use super::subscriber;
use crate::html::{input, links};
use xtask::run::Result;

/// What the catalogue is priced in.
const CURRENCIES: [&str; 9] = [
    "SGD", "HKD", "CNY", "USD", "EUR", "JPY", "KRW", "BRL", "PLN",
];
const GOODS: [&str; 10] = [
    "TEST-SUITCASE-BLUE",
    "TEST-BACKPACK-GREEN",
    "TEST-TOTE-GREEN",
    "TEST-BOX-GREEN",
    "TEST-BOX-RED",
    "TEST-POUCH-RED",
    "TEST-SACK-GREEN",
    "TEST-LABEL-BLUE",
    "TEST-BEANS-WHOLE",
    "TEST-MUG-GREEN",
];
/// How they choose to pay in the shop; an empty one is for whatever was chosen before.
const WAYS: [(u64, &str); 4] = [(8, "card"), (5, "page"), (3, "method:ALIPAY_CN"), (2, "")];
const CITIES: [&str; 3] = ["Singapore", "Jurong East", "Changi"];

/// Comes and goes until the soak is over.
pub(crate) async fn shop_until_over(soak: Rc<Soak>, number: u64) -> Result<()> {
    let mut random = Random::new(soak.seed, 100 + number);
    while !soak.is_over() {
        soak.tally.borrow_mut().visits += 1;
        let mut visit = Visit {
            browser: Browser::new(&soak),
            random: random.clone(),
            soak: Rc::clone(&soak),
            pages: Vec::new(),
            tokens: Vec::new(),
        };
        if visit.run().await.is_err() {
            random.pause(200, 900).await;
        }
        random = visit.random;
    }
    Ok(())
}

/// One thing that a buyer does with an order, in one tab.
#[derive(Clone, Debug)]
enum Step {
    Pay {
        page: String,
        how: How,
    },
    /// Asks how the order stands, as the waiting page does.
    Ask {
        token: String,
    },
    Reload {
        token: String,
    },
    /// "Go on to pay", or "Pay another way".
    PressPay {
        token: String,
        way: &'static str,
    },
    Withdraw {
        token: String,
    },
    /// Back to the checkout page, and once more "Pay".
    CheckOut {
        city: &'static str,
        way: &'static str,
    },
}

impl Step {
    fn name(&self) -> &'static str {
        match self {
            Self::Pay { how, .. } => how.name(),
            Self::Ask { .. } => "ask",
            Self::Reload { .. } => "reload",
            Self::PressPay { .. } => "press pay again",
            Self::Withdraw { .. } => "withdraw",
            Self::CheckOut { .. } => "check out",
        }
    }
}

struct Visit {
    soak: Rc<Soak>,
    browser: Browser,
    random: Random,
    /// Antom's pages that this buyer was sent to, oldest first.
    pages: Vec<String>,
    /// Of this buyer's orders, newest first.
    tokens: Vec<String>,
}

impl Visit {
    async fn run(&mut self) -> Reached<()> {
        if self.random.percent(40) {
            let currency = *self.random.pick(&CURRENCIES);
            let fields = [("currency", currency), ("back", "/")];
            self.browser.post("/currency", &fields).await?;
        }
        if self.random.percent(30) {
            subscriber::subscribe(&self.soak, &mut self.browser, &mut self.random).await;
            return Ok(());
        }
        for _ in 0..self.random.between(1, 3) {
            self.fill_cart().await?;
            self.buy().await;
            if self.soak.is_over() {
                break;
            }
        }
        Ok(())
    }

    async fn fill_cart(&mut self) -> Reached<()> {
        for _ in 0..self.random.between(1, 3) {
            let sku = *self.random.pick(&GOODS);
            let quantity = self.random.between(1, 3).to_string();
            let fields = [("sku", sku), ("quantity", &quantity)];
            self.browser.post("/cart/items", &fields).await?;
        }
        if self.random.percent(20) {
            let fields = [("code", "TENTH-OFF")];
            self.browser.post("/cart/code", &fields).await?;
        }
        Ok(())
    }

    /// Orders, and does a few things with the order. A broken line is no end: the buyer goes on.
    async fn buy(&mut self) {
        let step = self.check_out();
        self.act(step).await;
        for _ in 0..self.random.between(1, 7) {
            self.find_orders().await;
            let Some(step) = self.choose() else {
                break;
            };
            if self.random.percent(15)
                && let Some(other) = self.choose()
            {
                self.act_in_two_tabs(step, other).await;
            } else {
                self.act(step).await;
            }
            self.random.pause(10, 400).await;
            if self.random.percent(4) {
                // Gone for a while, and back.
                self.random.pause(1_000, 6_000).await;
            }
            if self.soak.is_over() {
                break;
            }
        }
    }

    fn choose(&mut self) -> Option<Step> {
        let page = if self.random.percent(80) {
            self.pages.last()
        } else if self.pages.is_empty() {
            None
        } else {
            // A page that another attempt has made old.
            Some(self.random.pick(&self.pages))
        };
        let page = page.cloned();
        let token = self.tokens.first().cloned();
        let choice = match (&page, &token) {
            (None, None) => return None,
            (Some(_), None) => 'p',
            (None, Some(_)) => self
                .random
                .weighted(&[(3, 'a'), (2, 'r'), (6, 'y'), (1, 'w')]),
            (Some(_), Some(_)) => {
                self.random
                    .weighted(&[(9, 'p'), (6, 'a'), (2, 'r'), (4, 'y'), (1, 'w'), (1, 'c')])
            }
        };
        let token = token.unwrap_or_default();
        Some(match choice {
            'p' => Step::Pay {
                page: page?,
                how: How::choose(&mut self.random),
            },
            'a' => Step::Ask { token },
            'r' => Step::Reload { token },
            'y' => Step::PressPay {
                token,
                way: self.random.weighted(&WAYS),
            },
            'w' => Step::Withdraw { token },
            _ => self.check_out(),
        })
    }

    fn check_out(&mut self) -> Step {
        Step::CheckOut {
            city: self.random.pick::<&str>(&CITIES),
            way: self.random.weighted(&WAYS),
        }
    }

    async fn act(&mut self, step: Step) {
        self.soak.tally.borrow_mut().step(step.name());
        let done = perform(&self.soak, &mut self.browser, &step).await;
        self.remember([done]).await;
    }

    async fn act_in_two_tabs(&mut self, one: Step, other: Step) {
        for step in [&one, &other] {
            self.soak.tally.borrow_mut().step(step.name());
        }
        self.soak.tally.borrow_mut().step("in two tabs");
        let mut tab = self.browser.tab();
        let done = tokio::join!(
            perform(&self.soak, &mut self.browser, &one),
            perform(&self.soak, &mut tab, &other),
        );
        self.remember([done.0, done.1]).await;
    }

    async fn remember(&mut self, done: impl IntoIterator<Item = Reached<Option<String>>>) {
        for done in done {
            match done {
                Ok(Some(page)) if !self.pages.contains(&page) => self.pages.push(page),
                Ok(_) => {}
                // Until the shop is open again.
                Err(Broken) => self.random.pause(200, 1_500).await,
            }
        }
    }

    async fn find_orders(&mut self) {
        if let Ok(page) = self.browser.get("/orders").await
            && page.status == 200
        {
            let found = links(&page.text, "/orders/");
            self.tokens = found.into_iter().map(ToOwned::to_owned).collect();
        }
    }
}

/// Does it; gives the page of Antom's that it leads to.
async fn perform(soak: &Soak, browser: &mut Browser, step: &Step) -> Reached<Option<String>> {
    match step {
        Step::Pay { page, how } => {
            hosted::pay(browser, page, *how).await?;
            Ok(None)
        }
        Step::Ask { token } => {
            let page = browser.get(&format!("/result/{token}/status")).await?;
            if state(&page).as_deref() == Some("paid") {
                soak.tally.borrow_mut().told_paid.insert(token.clone());
            }
            Ok(None)
        }
        Step::Reload { token } => {
            browser.get(&format!("/result/{token}")).await?;
            browser.get(&format!("/orders/{token}")).await?;
            Ok(None)
        }
        Step::PressPay { token, way } => {
            let path = format!("/orders/{token}/pay");
            let page = browser.post(&path, &[("pay", way)]).await?;
            Ok(page.gateway())
        }
        Step::Withdraw { token } => {
            browser
                .post(&format!("/orders/{token}/withdraw"), &[])
                .await?;
            Ok(None)
        }
        Step::CheckOut { city, way } => check_out(browser, city, way).await,
    }
}

async fn check_out(browser: &mut Browser, city: &str, way: &str) -> Reached<Option<String>> {
    let page = browser.get("/checkout").await?;
    let Some(review) = input(&page.text, "review") else {
        // The cart is empty, or what is in it was sold.
        return Ok(None);
    };
    let fields = [
        ("email", "ada@example.com"),
        ("name", "Ada Lovelace"),
        ("phone", "+65 6123 4567"),
        ("country", "SG"),
        ("address1", "1 Harbour Road"),
        ("address2", ""),
        ("city", city),
        ("postcode", "098633"),
        ("delivery", "slow"),
        ("pay", way),
        ("review", review.as_str()),
    ];
    let page = browser.post("/checkout", &fields).await?;
    Ok(page.gateway())
}

fn state(page: &Page) -> Option<String> {
    let answer: serde_json::Value = serde_json::from_str(&page.text).ok()?;
    Some(answer["state"].as_str()?.to_owned())
}
