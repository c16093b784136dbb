//! The documented test cards.

use std::fmt;

use crate::outcome::Decline;

pub(crate) struct TestCard {
    pub(crate) number: &'static str,
    pub(crate) brand: &'static str,
    /// The other brand of a co-badged card.
    pub(crate) second_brand: Option<&'static str>,
    pub(crate) issued_in: &'static str,
    pub(crate) region: &'static str,
    pub(crate) declines: Option<Decline>,
    /// Its issuer is content without asking the buyer anything.
    pub(crate) exempt: bool,
    pub(crate) hint: &'static str,
}

/// A card that is shown in a log is shown without its number.
impl fmt::Debug for TestCard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.brand, self.masked())
    }
}

impl TestCard {
    pub(crate) fn last_four(&self) -> &'static str {
        &self.number[self.number.len().saturating_sub(4)..]
    }

    pub(crate) fn masked(&self) -> String {
        format!("************{}", self.last_four())
    }

    /// A card of a South Korean scheme, where there is no 3-D Secure (guide 004).
    pub(crate) fn is_korean(&self) -> bool {
        self.region == "KR"
    }

    /// Whether it can be charged as this brand.
    pub(crate) fn bears(&self, brand: &str) -> bool {
        self.brand == brand || self.second_brand == Some(brand)
    }
}

const fn approving(
    number: &'static str,
    brand: &'static str,
    issued_in: &'static str,
    region: &'static str,
    hint: &'static str,
) -> TestCard {
    TestCard {
        number,
        brand,
        second_brand: None,
        issued_in,
        region,
        declines: None,
        exempt: false,
        hint,
    }
}

/// Antom documents that the two failing cards fail, not with which code: these are this gateway's
/// choice, one final and one that another card cures.
pub(crate) static TEST_CARDS: &[TestCard] = &[
    approving("4054695723100768", "VISA", "US", "GLOBAL", "is approved"),
    approving(
        "5162774114974622",
        "MASTERCARD",
        "US",
        "GLOBAL",
        "is approved",
    ),
    TestCard {
        declines: Some(Decline::ProcessFail),
        ..approving(
            "4054692760174822",
            "VISA",
            "US",
            "GLOBAL",
            "is declined by the bank",
        )
    },
    TestCard {
        declines: Some(Decline::BalanceNotEnough),
        ..approving(
            "5162770472561357",
            "MASTERCARD",
            "US",
            "GLOBAL",
            "is declined for lack of funds",
        )
    },
    TestCard {
        second_brand: Some("CARTES_BANCAIRES"),
        exempt: true,
        ..approving(
            "4035501000000008",
            "VISA",
            "FR",
            "GLOBAL",
            "is approved, exempt from 3-D Secure, and a CARTES_BANCAIRES card as well",
        )
    },
    approving(
        "9490220011669217",
        "HYUNDAI",
        "KR",
        "KR",
        "is approved (Korea)",
    ),
    approving(
        "4294097400915107",
        "VISA",
        "BR",
        "BR",
        "is approved (Brazil)",
    ),
    approving(
        "4006055482525268",
        "VISA",
        "MX",
        "MX",
        "is approved (Mexico)",
    ),
    approving(
        "4600729331819383",
        "VISA",
        "CL",
        "CL",
        "is approved (Chile)",
    ),
    approving("4310377720003234", "VISA", "PE", "PE", "is approved (Peru)"),
];

/// What pays when a payment ends although nobody typed a card.
pub(crate) fn first() -> &'static TestCard {
    &TEST_CARDS[0]
}
