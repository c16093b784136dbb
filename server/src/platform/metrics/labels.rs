//! What may stand behind a label. Every value is written down in the code, so that nothing that a
//! buyer or Antom sends can make a new series.

/// An enum whose names are a label's values.
macro_rules! values {
    (
        $(#[$meta:meta])*
        pub enum $type:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $name:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $type {
            $($(#[$variant_meta])* $variant,)+
        }

        impl $type {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

values! {
    /// A call to Antom, by Antom's name for it.
    pub enum Api {
        CreatePaymentSession = "createPaymentSession",
        Consult = "consult",
        Pay = "pay",
        InquiryPayment = "inquiryPayment",
        Capture = "capture",
        Cancel = "cancel",
        Refund = "refund",
        InquiryRefund = "inquiryRefund",
        DeleteToken = "deleteToken",
        CancelSubscription = "cancelSubscription",
        UpdateSubscription = "updateSubscription",
        InquireSubscription = "inquireSubscription",
        InquireSubscriptionList = "inquireSubscriptionList",
        InquireSubscriptionPayment = "inquireSubscriptionPayment",
        AcceptDispute = "acceptDispute",
        SupplyDefenseDocument = "supplyDefenseDocument",
        DownloadDisputeEvidence = "downloadDisputeEvidence",
    }
}

values! {
    /// How a call to Antom ended.
    pub enum CallOutcome {
        /// A signed success.
        Ok = "ok",
        /// A signed refusal.
        Refused = "refused",
        /// No answer, none that can be believed, or one that says that Antom does not know.
        Unknown = "unknown",
        /// Nothing was sent.
        Unreachable = "unreachable",
    }
}

values! {
    /// What became of a notification at the door.
    pub enum Notified {
        /// Authentic, new and kept.
        Accepted = "accepted",
        /// Authentic, and these very bytes were here already.
        Duplicate = "duplicate",
        BadSignature = "bad_signature",
        WrongClient = "wrong_client",
        TooLarge = "too_large",
        /// Authentic, and the database did not take it: Antom is told to send it again.
        NotKept = "not_kept",
        /// It came to an address that is none: the one that was registered has a mistake in it.
        WrongAddress = "wrong_address",
    }
}

values! {
    /// Which limit kept a payment attempt from being started.
    pub enum PayLimitKind {
        /// So many by one client address.
        Address = "address",
        /// So many on one order.
        Order = "order",
        /// So many in one browser.
        Session = "session",
        /// So many for one e-mail address.
        Email = "email",
    }
}

values! {
    /// What one of the janitor's questions brought.
    pub enum Inquiry {
        Answered = "answered",
        /// The buyer has not submitted a payment.
        NotSubmitted = "not_submitted",
        NoAnswer = "no_answer",
        /// Somebody else asked a moment ago.
        TooSoon = "too_soon",
    }
}

values! {
    /// What works without a browser.
    pub enum Job {
        Inbox = "inbox",
        /// A refund whose payment has to be looked for.
        Search = "search",
        Outbox = "outbox",
        Mail = "mail",
        Janitor = "janitor",
        Tidying = "tidying",
        Subscriptions = "subscriptions",
        Disputes = "disputes",
    }
}
