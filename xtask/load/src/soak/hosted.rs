//! What a buyer does on Antom's page.

use super::browser::{Browser, Reached};
use super::random::Random;
use crate::html::input;

const CARD: &str = "4054695723100768";
const CARD_DECLINED: &str = "4054692760174822";
const CARD_WITHOUT_FUNDS: &str = "5162770472561357";
const SUBMIT: &str = "/checkout-page/pages/payment/submit";
/// What the bank sends to the buyer's phone.
const BANK_CODE: &str = "123456";

#[derive(Clone, Copy, Debug)]
pub(crate) enum How {
    Wallet,
    Card,
    DeclinedCard,
    /// One card is declined, and the next is not.
    SecondCard,
    /// The buyer declines in the wallet's app, and then takes another way.
    DeclineThenWallet,
    DeclineAndReturn,
    /// Opens the wallet's page and goes no further.
    Undecided,
    /// Looks at the page and goes away.
    Abandon,
    /// The same page in two tabs, paid in both.
    Twice,
}

impl How {
    pub(crate) fn choose(random: &mut Random) -> Self {
        random.weighted(&[
            (24, Self::Wallet),
            (20, Self::Card),
            (6, Self::DeclinedCard),
            (4, Self::SecondCard),
            (4, Self::DeclineThenWallet),
            (8, Self::DeclineAndReturn),
            (5, Self::Undecided),
            (6, Self::Abandon),
            (4, Self::Twice),
        ])
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Wallet => "wallet",
            Self::Card => "card",
            Self::DeclinedCard => "card declined",
            Self::SecondCard => "second card",
            Self::DeclineThenWallet => "declined, then paid",
            Self::DeclineAndReturn => "decline and return",
            Self::Undecided => "undecided",
            Self::Abandon => "abandon",
            Self::Twice => "pay in two tabs",
        }
    }
}

pub(crate) async fn pay(browser: &mut Browser, page: &str, how: How) -> Reached<()> {
    match how {
        How::Wallet => wallet(browser, page, Some("approve")).await,
        How::Card => card(browser, page, CARD).await,
        How::DeclinedCard => card(browser, page, CARD_DECLINED).await,
        How::SecondCard => {
            card(browser, page, CARD_WITHOUT_FUNDS).await?;
            card(browser, page, CARD).await
        }
        How::DeclineThenWallet => {
            wallet(browser, page, Some("decline")).await?;
            wallet(browser, page, Some("approve")).await
        }
        How::DeclineAndReturn => wallet(browser, page, Some("decline-and-return")).await,
        How::Undecided => wallet(browser, page, None).await,
        How::Abandon => browser.get_hosted(page).await.map(|_| ()),
        How::Twice => {
            let mut tab = browser.tab();
            let (one, other) = tokio::join!(
                wallet(browser, page, Some("approve")),
                card(&mut tab, page, CARD)
            );
            one.and(other)
        }
    }
}

/// What names the session on Antom's page; none when it takes no more payments.
async fn session(browser: &mut Browser, page: &str) -> Reached<Option<String>> {
    let shown = browser.get_hosted(page).await?;
    Ok(input(&shown.text, "sessionData"))
}

async fn card(browser: &mut Browser, page: &str, number: &str) -> Reached<()> {
    let Some(session) = session(browser, page).await? else {
        return Ok(());
    };
    let fields = [
        ("sessionData", session.as_str()),
        ("method", "CARD"),
        ("cardNumber", number),
        ("expiryMonth", "12"),
        ("expiryYear", "39"),
        ("cvv", "123"),
        ("cardholderName", "Ada Lovelace"),
    ];
    let submitted = browser.post_hosted(SUBMIT, &fields).await?;
    let bank = submitted.location.filter(|at| at.contains("/issuer/"));
    if let Some(bank) = bank {
        browser.post_hosted(&bank, &[("code", BANK_CODE)]).await?;
    }
    Ok(())
}

async fn wallet(browser: &mut Browser, page: &str, decision: Option<&str>) -> Reached<()> {
    let Some(session) = session(browser, page).await? else {
        return Ok(());
    };
    let fields = [("sessionData", session.as_str()), ("method", "ALIPAY_CN")];
    let submitted = browser.post_hosted(SUBMIT, &fields).await?;
    let (Some(wallet), Some(decision)) = (submitted.location, decision) else {
        return Ok(());
    };
    let decision = [("decision", decision)];
    browser.post_hosted(&wallet, &decision).await?;
    Ok(())
}
