//! What buyers do with plans and with what they subscribed to.

use super::Soak;
use super::browser::{Broken, Browser, Reached};
use super::hosted::{self, How};
use super::random::Random;
use crate::html::{input, links};

/// The shorter the period, the more of it falls due in a soak.
const PLANS: [(u64, &str); 5] = [
    (6, "test-two-days"),
    (2, "test-monthly"),
    (2, "test-trial"),
    (1, "test-fortnight"),
    (2, "test-parcel-weekly"),
];

/// One thing that a buyer does with a plan or a subscription.
#[derive(Clone, Copy)]
enum Step {
    /// The button of the plan, once more.
    SignUp,
    Pay,
    Reload,
    Cancel,
    ChangePlan,
}

impl Step {
    fn choose(random: &mut Random) -> Self {
        random.weighted(&[
            (9, Self::Pay),
            (4, Self::Reload),
            (3, Self::SignUp),
            (2, Self::Cancel),
            (2, Self::ChangePlan),
        ])
    }

    fn name(self) -> &'static str {
        match self {
            Self::SignUp => "sign up",
            Self::Pay => "pay to subscribe",
            Self::Reload => "look at a subscription",
            Self::Cancel => "cancel a subscription",
            Self::ChangePlan => "change the plan",
        }
    }
}

/// Signs up for a plan and does a few things with it. A broken line is no end: the buyer goes on.
pub(crate) async fn subscribe(soak: &Soak, browser: &mut Browser, random: &mut Random) {
    let plan = random.weighted(&PLANS);
    // Antom's pages that this buyer was sent to, oldest first.
    let mut pages: Vec<String> = Vec::new();
    let mut step = Step::SignUp;
    for _ in 0..random.between(2, 7) {
        soak.tally.borrow_mut().step(step.name());
        let page = match (pages.last(), random.percent(20)) {
            // A page that a later sign-up has made old.
            (Some(_), true) => Some(random.pick(&pages).clone()),
            (page, _) => page.cloned(),
        };
        match perform(browser, random, step, plan, page).await {
            Ok(Some(page)) if !pages.contains(&page) => pages.push(page),
            Ok(_) => {}
            // Until the shop is open again.
            Err(Broken) => random.pause(200, 1_500).await,
        }
        random.pause(10, 400).await;
        if soak.is_over() {
            break;
        }
        step = Step::choose(random);
    }
}

/// Does it; gives the page of Antom's that it leads to.
async fn perform(
    browser: &mut Browser,
    random: &mut Random,
    step: Step,
    plan: &str,
    page: Option<String>,
) -> Reached<Option<String>> {
    match step {
        Step::SignUp => return sign_up(browser, plan).await,
        Step::Pay => {
            if let Some(page) = page {
                hosted::pay(browser, &page, How::choose(random)).await?;
            }
        }
        Step::Reload => {
            latest(browser).await?;
        }
        Step::Cancel => {
            if let Some((path, _)) = latest(browser).await? {
                browser.post(&format!("{path}/cancel"), &[]).await?;
            }
        }
        Step::ChangePlan => {
            if let Some((path, text)) = latest(browser).await? {
                change_plan(browser, random, &path, &text).await?;
            }
        }
    }
    Ok(None)
}

async fn sign_up(browser: &mut Browser, plan: &str) -> Reached<Option<String>> {
    let path = format!("/plans/{plan}");
    let page = browser.get(&path).await?;
    let Some(seen) = input(&page.text, "seen") else {
        return Ok(None);
    };
    let fields = [
        ("seen", seen.as_str()),
        ("email", "ada@example.com"),
        ("name", "Ada Lovelace"),
        ("sku", "TEST-PADLOCK-GREEN"),
        ("country", "SG"),
        ("address1", "1 Harbour Road"),
        ("city", "Singapore"),
        ("postcode", "098633"),
    ];
    Ok(browser.post(&path, &fields).await?.gateway())
}

/// The page of this buyer's latest subscription, and its path.
async fn latest(browser: &mut Browser) -> Reached<Option<(String, String)>> {
    let list = browser.get("/subscriptions").await?;
    let Some(token) = links(&list.text, "/subscriptions/").first().copied() else {
        return Ok(None);
    };
    let path = format!("/subscriptions/{token}");
    let page = browser.get(&path).await?;
    Ok(Some((path, page.text)))
}

async fn change_plan(
    browser: &mut Browser,
    random: &mut Random,
    path: &str,
    text: &str,
) -> Reached<()> {
    let plans = links(text, &format!("{path}/plan/"));
    if plans.is_empty() {
        return Ok(());
    }
    let path = format!("{path}/plan/{}", random.pick(&plans));
    let asked = browser.get(&path).await?;
    if let Some(seen) = input(&asked.text, "seen") {
        let fields = [("seen", seen.as_str()), ("sku", "TEST-PADLOCK-GREEN")];
        browser.post(&path, &fields).await?;
    }
    Ok(())
}
