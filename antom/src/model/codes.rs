//! The closed and open vocabularies of the API.

use super::words::{open_words, words};

words! {
    /// Which product of Antom a payment uses.
    ProductCode {
        /// One-time payments.
        CashierPayment = "CASHIER_PAYMENT",
        /// Payments under an agreement, such as automatic debits.
        AgreementPayment = "AGREEMENT_PAYMENT",
        /// Payments at a till.
        InStorePayment = "IN_STORE_PAYMENT",
    }
}

words! {
    /// By what means a journey is made.
    TransitType {
        /// By air.
        Flight = "FLIGHT",
        /// By rail.
        Train = "TRAIN",
        /// By ship.
        Cruise = "CRUISE",
        /// By road.
        Coach = "COACH",
    }
}

words! {
    /// The class of a leg.
    ClassType {
        /// The best.
        FirstLevel = "FIRSTLEVEL",
        /// Business.
        SecondLevel = "SECONDLEVEL",
        /// Economy.
        ThirdLevel = "THIRDLEVEL",
    }
}

words! {
    /// The document that proves who a passenger is.
    PassengerIdType {
        /// A passport.
        Passport = "PASSPORT",
        /// A national identity card.
        NationalIdCard = "NATIONAL_ID_CARD",
        /// A driving licence.
        DriverLicense = "DRIVER_LICENSE",
        /// A military pass.
        MilitaryId = "MILITARY_ID",
        /// A permanent resident's card.
        GreenCard = "GREEN_CARD",
        /// A travel document that is no passport.
        TravelDocument = "TRAVEL_DOCUMENT",
        /// A foreign resident's card.
        AlienRegistrationCard = "ALIEN_REGISTRATION_CARD",
        /// A birth certificate.
        BirthCertificate = "BIRTH_CERTIFICATE",
        /// Any other.
        Others = "OTHERS",
    }
}

words! {
    /// How the page that takes the payment is integrated.
    ProductScene {
        /// The hosted Checkout Page.
        CheckoutPayment = "CHECKOUT_PAYMENT",
        /// Elements embedded in the merchant's page.
        ElementPayment = "ELEMENT_PAYMENT",
        /// Easy Pay.
        EasyPay = "EASY_PAY",
    }
}

words! {
    /// Who captures an authorised payment.
    CaptureMode {
        /// Antom, at once. This is the default.
        Automatic = "AUTOMATIC",
        /// The merchant, by a call within seven days, or the authorisation lapses.
        Manual = "MANUAL",
    }
}

words! {
    /// Whether a card is kept for later payments.
    TokenizeMode {
        /// It is. The answer's `cardToken` stands for it from then on.
        Enabled = "ENABLED",
        /// It is not. This is the default.
        Disabled = "DISABLED",
        /// Antom's page asks the buyer.
        AskForConsent = "ASKFORCONSENT",
    }
}

words! {
    /// Where the buyer pays.
    TerminalType {
        /// A browser on a computer.
        Web = "WEB",
        /// A browser on a phone. [`OsType`] is due with it.
        Wap = "WAP",
        /// An app. [`OsType`] is due with it.
        App = "APP",
        /// A mini program.
        MiniApp = "MINI_APP",
    }
}

words! {
    /// The system of the buyer's phone.
    OsType {
        /// iOS.
        Ios = "IOS",
        /// Android.
        Android = "ANDROID",
    }
}

words! {
    /// Where a payment or one of its transactions stands.
    TransactionStatus {
        /// It succeeded. For cards, Apple Pay and Google Pay a successful *payment* is only
        /// authorised: money is taken by its capture.
        Success = "SUCCESS",
        /// It failed.
        Fail = "FAIL",
        /// It is under way.
        Processing = "PROCESSING",
        /// It was cancelled. A late success does not change that.
        Cancelled = "CANCELLED",
        /// It waits for the buyer, for example for cash at a counter.
        Pending = "PENDING",
    }
}

words! {
    /// Where a refund stands, on Antom's side.
    RefundStatus {
        /// The money is given back. When the buyer sees it depends on the wallet or the bank.
        Success = "SUCCESS",
        /// It is under way.
        Processing = "PROCESSING",
        /// It failed, finally: the money was not given back.
        Fail = "FAIL",
    }
}

words! {
    /// Out of whose funds a refund comes.
    RefundFrom {
        /// Those of the seller.
        Seller = "SELLER",
        /// Those of the marketplace.
        Marketplace = "MARKETPLACE",
        /// What is not paid out yet.
        UnsettledFunds = "UNSETTLED_FUNDS",
    }
}

words! {
    /// When a subscription that is cancelled ends.
    CancellationType {
        /// With the period that is paid; no further payment is taken.
        Cancel = "CANCEL",
        /// At once.
        Terminate = "TERMINATE",
    }
}

words! {
    /// What an update of a subscription settles for the rest of the running period.
    ProrationMode {
        /// The buyer pays something at once.
        PayNow = "IMMEDIATE_PAY_CUSTOM_AMOUNT",
        /// The buyer gets something back at once.
        RefundNow = "IMMEDIATE_REFUND_CUSTOM_AMOUNT",
    }
}

open_words! {
    /// What a transaction of a payment is.
    TransactionType {
        /// The payment itself.
        Payment = "PAYMENT",
        /// Money given back.
        Refund = "REFUND",
        /// Authorised money taken.
        Capture = "CAPTURE",
        /// The payment undone.
        Cancel = "CANCEL",
        /// Money reserved.
        Authorization = "AUTHORIZATION",
        /// An authorisation released.
        Void = "VOID",
        /// An authorisation enlarged.
        Incremental = "INCREMENTAL",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_as_they_are_written() {
        for scene in ProductScene::ALL {
            assert_eq!(scene.as_str().parse(), Ok(*scene));
            let json = serde_json::to_string(scene).unwrap();
            assert_eq!(json, format!("\"{scene}\""));
            assert_eq!(serde_json::from_str::<ProductScene>(&json).unwrap(), *scene);
        }
        assert!("checkout_payment".parse::<ProductScene>().is_err());
    }

    #[test]
    fn unknown_kinds_of_transaction_are_kept() {
        for text in ["CAPTURE", "VOID", "SOMETHING_NEW"] {
            let kind: TransactionType = serde_json::from_str(&format!("\"{text}\"")).unwrap();
            assert_eq!(kind.as_str(), text);
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{text}\""));
        }
    }
}
