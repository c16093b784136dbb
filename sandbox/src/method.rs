//! The ways to pay that this gateway's hosted page can show.

/// How the page asks for a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Card,
    /// The buyer is sent to the wallet's own page, which approves or declines.
    Wallet,
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
}

const fn wallet(name: &'static str, label: &'static str) -> Method {
    Method {
        name,
        label,
        form: Form::Wallet,
        captures: false,
        cancels: true,
    }
}

/// Documented as not to be cancelled: only refunded.
const fn final_wallet(name: &'static str, label: &'static str) -> Method {
    Method {
        cancels: false,
        ..wallet(name, label)
    }
}

static METHODS: &[Method] = &[
    Method {
        name: "CARD",
        label: "Card",
        form: Form::Card,
        captures: true,
        cancels: true,
    },
    wallet("ALIPAY_CN", "Alipay"),
    wallet("TNG", "Touch 'n Go eWallet"),
    Method {
        name: "APPLEPAY",
        label: "Apple Pay",
        form: Form::Wallet,
        captures: true,
        cancels: true,
    },
    Method {
        name: "GOOGLEPAY",
        label: "Google Pay",
        form: Form::Wallet,
        captures: true,
        cancels: true,
    },
    wallet("ALIPAY_HK", "AlipayHK"),
    wallet("TOSSPAY", "Toss Pay"),
    wallet("KAKAOPAY", "Kakao Pay"),
    wallet("NAVERPAY", "Naver Pay"),
    wallet("GCASH", "GCash"),
    wallet("MAYA", "Maya"),
    final_wallet("DANA", "DANA"),
    wallet("TRUEMONEY", "TrueMoney"),
    wallet("BOOST", "Boost"),
    wallet("PAYPAY", "PayPay"),
    wallet("GRABPAY_SG", "GrabPay Singapore"),
    wallet("GRABPAY_MY", "GrabPay Malaysia"),
    wallet("GRABPAY_PH", "GrabPay Philippines"),
    wallet("RABBIT_LINE_PAY", "Rabbit LINE Pay"),
    wallet("ZALOPAY", "ZaloPay"),
    wallet("MOMO", "MoMo"),
    final_wallet("JKOPAY", "JKOPay"),
];

/// What the page shows when the request names no methods: the order is the gateway's own.
const DEFAULT: &[&str] = &["CARD", "ALIPAY_CN", "TNG"];

/// The only methods that may be shown as express checkout (guide 000).
pub(crate) const EXPRESS: &[&str] = &["ALIPAY_CN", "APPLEPAY", "GOOGLEPAY"];

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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
