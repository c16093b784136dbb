//! The ways to pay that this gateway's hosted page can show.

use serde::{Deserialize, Serialize};

/// How the page asks for a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Card,
    /// The buyer is sent to the wallet's own page, which approves or declines.
    Wallet,
}

/// What is asked of whoever pays, unless the request said it (guide 000).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Payer {
    Nothing,
    Email,
    EmailAndCpf,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Method {
    pub(crate) name: &'static str,
    pub(crate) label: &'static str,
    pub(crate) form: Form,
    /// Authorised first; the money is taken by a capture.
    pub(crate) captures: bool,
    /// A paid one can be cancelled.
    pub(crate) cancels: bool,
    /// Where it is at home, or `GLOBAL`.
    pub(crate) region: &'static str,
    /// What its part of the page asks of whoever pays.
    pub(crate) payer: Payer,
    /// The only currency that consult offers it for, with the least that it takes; without one, any.
    pub(crate) only: Option<(&'static str, u64)>,
}

const fn wallet(name: &'static str, label: &'static str, region: &'static str) -> Method {
    Method {
        name,
        label,
        form: Form::Wallet,
        captures: false,
        cancels: true,
        region,
        payer: Payer::Nothing,
        only: None,
    }
}

const fn local(
    name: &'static str,
    label: &'static str,
    region: &'static str,
    currency: &'static str,
    least: u64,
) -> Method {
    Method {
        only: Some((currency, least)),
        ..wallet(name, label, region)
    }
}

/// Asks who pays.
const fn asking(method: Method, payer: Payer) -> Method {
    Method { payer, ..method }
}

/// Documented as not to be cancelled: only refunded.
const fn not_cancelled(method: Method) -> Method {
    Method {
        cancels: false,
        ..method
    }
}

/// A company's account: guide 001 has rules for it, and it may take its time.
pub(crate) const BUSINESS: &str = "ANTOM_BIZ_ACCOUNT";

static METHODS: &[Method] = &[
    Method {
        form: Form::Card,
        captures: true,
        ..wallet("CARD", "Card", "GLOBAL")
    },
    wallet("ALIPAY_CN", "Alipay", "CN"),
    wallet("TNG", "Touch 'n Go eWallet", "MY"),
    Method {
        captures: true,
        ..wallet("APPLEPAY", "Apple Pay", "GLOBAL")
    },
    Method {
        captures: true,
        ..wallet("GOOGLEPAY", "Google Pay", "GLOBAL")
    },
    wallet("ALIPAY_HK", "AlipayHK", "HK"),
    local("TOSSPAY", "Toss Pay", "KR", "KRW", 50),
    local("KAKAOPAY", "Kakao Pay", "KR", "KRW", 50),
    local("NAVERPAY", "Naver Pay", "KR", "KRW", 50),
    local("GCASH", "GCash", "PH", "PHP", 100),
    local("MAYA", "Maya", "PH", "PHP", 100),
    not_cancelled(local("DANA", "DANA", "ID", "IDR", 30_000)),
    local("TRUEMONEY", "TrueMoney", "TH", "THB", 100),
    local("BOOST", "Boost", "MY", "MYR", 1),
    local("PAYPAY", "PayPay", "JP", "JPY", 1),
    local("GRABPAY_SG", "GrabPay Singapore", "SG", "SGD", 1),
    local("GRABPAY_MY", "GrabPay Malaysia", "MY", "MYR", 1),
    local("GRABPAY_PH", "GrabPay Philippines", "PH", "PHP", 1),
    local("RABBIT_LINE_PAY", "Rabbit LINE Pay", "TH", "THB", 100),
    local("ZALOPAY", "ZaloPay", "VN", "VND", 1),
    local("MOMO", "MoMo", "VN", "VND", 1),
    asking(local("P24", "Przelewy24", "PL", "PLN", 1), Payer::Email),
    asking(
        local("MERCADOPAGO_BR", "Mercado Pago", "BR", "BRL", 1),
        Payer::EmailAndCpf,
    ),
    wallet(BUSINESS, "Business account", "GLOBAL"),
    not_cancelled(local("JKOPAY", "JKOPay", "TW", "TWD", 100)),
];

/// What consult offers when the request names no methods: the merchant's contract.
pub(crate) const CONTRACTED: &[&str] = &[
    "CARD",
    "ALIPAY_CN",
    "ALIPAY_HK",
    "TNG",
    "GRABPAY_SG",
    "KAKAOPAY",
    "GCASH",
    "PAYPAY",
    "P24",
    "MERCADOPAGO_BR",
];

/// What the page shows when the request names no methods: the order is the gateway's own.
const DEFAULT: &[&str] = &["CARD", "ALIPAY_CN", "TNG"];

/// The only methods that may be shown as express checkout (guide 000).
pub(crate) const EXPRESS: &[&str] = &["ALIPAY_CN", "APPLEPAY", "GOOGLEPAY"];

pub(crate) fn all() -> impl Iterator<Item = &'static Method> {
    METHODS.iter()
}

pub(crate) fn find(name: &str) -> Option<&'static Method> {
    METHODS.iter().find(|method| method.name == name)
}

/// One entry of `availablePaymentMethod.paymentMethodTypeList`.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    pub(crate) name: String,
    pub(crate) order: Option<u32>,
    pub(crate) express: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Offer {
    pub(crate) method: &'static Method,
    pub(crate) express: bool,
}

/// The methods to show, in order. A smaller number comes first; what has no number comes after, in
/// the order of the list. Methods that this gateway does not have are left out.
pub(crate) fn offers(wishes: &[Wish]) -> Vec<Offer> {
    if wishes.is_empty() {
        return DEFAULT
            .iter()
            .filter_map(|name| find(name))
            .map(|method| Offer {
                method,
                express: false,
            })
            .collect();
    }
    let mut sorted: Vec<&Wish> = wishes.iter().collect();
    sorted.sort_by_key(|wish| wish.order.unwrap_or(u32::MAX));
    let mut offers: Vec<Offer> = Vec::new();
    for wish in sorted {
        let Some(method) = find(&wish.name) else {
            continue;
        };
        if offers.iter().all(|offer| offer.method != method) {
            offers.push(Offer {
                method,
                express: wish.express,
            });
        }
    }
    offers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(name: &str, order: Option<u32>) -> Wish {
        Wish {
            name: name.to_owned(),
            order,
            express: false,
        }
    }

    fn names(wishes: &[Wish]) -> Vec<&'static str> {
        offers(wishes)
            .iter()
            .map(|offer| offer.method.name)
            .collect()
    }

    #[test]
    fn the_list_chooses_and_orders() {
        assert_eq!(names(&[]), ["CARD", "ALIPAY_CN", "TNG"]);
        assert_eq!(
            names(&[
                wish("CARD", None),
                wish("TNG", Some(1)),
                wish("ALIPAY_CN", Some(0)),
                wish("TNG", Some(2)),
                wish("NOT_HERE", Some(0)),
            ]),
            ["ALIPAY_CN", "TNG", "CARD"]
        );
    }
}
