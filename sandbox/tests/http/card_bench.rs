//! What a merchant and a buyer do with pay.

use serde_json::{Value, json};

use crate::bench::{Bench, SUBMIT, Seen, VISA, code, text};

pub(crate) const PAY: &str = "/ams/sandbox/api/v1/payments/pay";
pub(crate) const CONSULT: &str = "/ams/sandbox/api/v1/payments/consult";
pub(crate) const DELETE_TOKEN: &str = "/ams/sandbox/api/v1/vaults/deleteToken";
pub(crate) const MASTERCARD: &str = "5162774114974622";
/// Visa and Cartes Bancaires, exempt from 3-D Secure.
pub(crate) const EXEMPT: &str = "4035501000000008";

impl Bench {
    /// A request like the samples of guides 003 and 004, with its own id.
    pub(crate) fn pay_request(&self) -> Value {
        let mut request = self.request();
        for name in ["productScene", "locale"] {
            request.as_object_mut().unwrap().remove(name);
        }
        request["env"] = json!({ "terminalType": "WEB", "clientIp": "203.0.113.7" });
        request["paymentFactor"] = json!({ "isAuthorization": true });
        request["paymentMethod"] = json!({ "paymentMethodType": "CARD" });
        request
    }

    pub(crate) fn pay_with_meta(&self, meta: Value) -> Value {
        let mut request = self.pay_request();
        request["paymentMethod"]["paymentMethodMetaData"] = meta;
        request
    }

    pub(crate) async fn pay(&self, request: &Value) -> Value {
        self.call(PAY, request).await
    }

    /// Pays and expects a page; gives its address.
    pub(crate) async fn pay_page(&self, request: &Value) -> String {
        let answer = self.pay(request).await;
        assert_eq!(code(&answer), "PAYMENT_IN_PROCESS", "{answer}");
        assert_eq!(text(&answer, "/result/resultStatus"), "U");
        text(&answer, "/normalUrl").to_owned()
    }

    /// Types a card on the page that pay led to, and follows to what comes next.
    pub(crate) async fn type_card(&self, page: &str, number: &str, more: &[(&str, &str)]) -> Seen {
        let form = self.get(page).await;
        let data = form.attribute("input[name=sessionData]", "value");
        let mut fields = vec![
            ("sessionData", data[0].as_str()),
            ("method", "CARD"),
            ("cardNumber", number),
            ("expiryMonth", "12"),
            ("expiryYear", "39"),
            ("cvv", "123"),
            ("cardholderName", "A Buyer"),
        ];
        fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
        fields.extend(more);
        let seen = self.post(SUBMIT, &fields).await;
        assert_eq!(seen.status, 303, "{}", seen.text);
        self.get(&seen.location.unwrap()).await
    }

    /// A first payment that keeps its card; gives the token of the notification.
    pub(crate) async fn keep_card(&self, number: &str) -> String {
        let request = self.pay_with_meta(json!({ "tokenizeMode": "ENABLED" }));
        let page = self.pay_page(&request).await;
        let done = self.type_card(&page, number, &[]).await;
        assert_eq!(done.heading(), "Payment successful");
        let told = self.inquire(text(&request, "/paymentRequestId")).await;
        text(&told, "/paymentResultInfo/cardToken").to_owned()
    }

    /// A request that pays with a saved card.
    pub(crate) fn pay_again(&self, token: &str) -> Value {
        let mut request = self.pay_with_meta(json!({ "isCardOnFile": true }));
        request["paymentMethod"]["paymentMethodId"] = json!(token);
        request
    }

    /// Answers on the page for 3-D Secure, and follows to what comes next.
    pub(crate) async fn confirm(&self, issuer: &Seen, fields: &[(&str, &str)]) -> Seen {
        let action = issuer.attribute("main form", "action")[0].clone();
        let seen = self.post(&action, fields).await;
        match &seen.location {
            Some(location) => self.get(location).await,
            None => seen,
        }
    }

    pub(crate) async fn visa_paid(&self) -> Value {
        let request = self.pay_request();
        let page = self.pay_page(&request).await;
        self.type_card(&page, VISA, &[]).await;
        request
    }
}
