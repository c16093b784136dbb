//! The documented test cards.

use crate::outcome::Decline;

pub(crate) struct TestCard {
    pub(crate) number: &'static str,
    pub(crate) brand: &'static str,
    pub(crate) issued_in: &'static str,
    pub(crate) region: &'static str,
    pub(crate) declines: Option<Decline>,
    pub(crate) hint: &'static str,
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
        issued_in,
        region,
        declines: None,
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
        number: "4054692760174822",
        brand: "VISA",
        issued_in: "US",
        region: "GLOBAL",
        declines: Some(Decline::ProcessFail),
        hint: "is declined by the bank",
    },
    TestCard {
        number: "5162770472561357",
        brand: "MASTERCARD",
        issued_in: "US",
        region: "GLOBAL",
        declines: Some(Decline::BalanceNotEnough),
        hint: "is declined for lack of funds",
    },
    approving(
        "4035501000000008",
        "VISA",
        "GB",
        "GLOBAL",
        "is approved, exempt from 3-D Secure",
    ),
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
