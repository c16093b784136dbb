use super::FilterOption;

/// For which buyer the ways to pay are looked at, as it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MethodsQuery {
    pub currency: String,
    pub country: String,
}

/// What a buyer of one currency and country is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Methods {
    /// What is shown: an unknown currency shows the first.
    pub query: MethodsQuery,
    pub currencies: Vec<FilterOption>,
    pub countries: Vec<FilterOption>,
    /// Which lists of the shop's file hold for this buyer, as a sentence.
    pub rule: String,
    /// "SGD 100.00": what the order comes to that the ways are asked for.
    pub total: String,
    /// The shop's own checkout, in its order.
    pub checkout: Vec<OfferedWay>,
    /// Antom does not answer, so only what is always there is shown.
    pub is_silent: bool,
    /// What Antom's page is asked to show; empty for all that the contract allows.
    pub page: Vec<ListedMethod>,
}

/// A way to pay in the checkout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedWay {
    pub name: String,
    /// What stands beside it, or why it cannot be chosen.
    pub note: String,
    pub is_usable: bool,
}

/// An entry of `paymentMethodTypeList`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedMethod {
    /// `ALIPAY_CN`
    pub code: String,
    pub name: String,
    /// `paymentMethodOrder`; empty where Antom decides.
    pub order: String,
    /// `expressCheckout`
    pub is_quick: bool,
}
