//! Where the shop meets Antom: an order becomes a request, an answer becomes evidence.

mod breaker;
mod call_outcome;
pub mod consult_cache;
mod disputes;
pub mod notification;
mod redact;
pub mod reply;
mod request;
mod subscriptions;

use std::sync::Arc;
use std::time::Duration;

use antom::{
    Answer, CallError, CancelRequest, CaptureRequest, Client, ClientConfig, DeleteTokenRequest,
    InquiryPayment, InquiryRefund, PayRequest, PaymentInquiry,
};
use domain::order::CaptureMode;
use domain::travel::Trip;
use domain::{Currency, Money};
use time::OffsetDateTime;
use wording::Words;

use crate::config::{
    AllowedOrigins, AntomAccount, ExposeSecret, MethodList, MethodPolicy, SecretString,
};
use crate::gateway::breaker::Breakers;
use crate::gateway::consult_cache::{ConsultCache, Options};
pub use crate::gateway::disputes::{DisputeDocument, Downloaded, LARGEST_DOCUMENT};
use crate::gateway::redact::Redact;
use crate::gateway::reply::evidence::Unreadable;
use crate::gateway::reply::{
    BeginReply, CancelReply, CaptureReply, DeleteTokenReply, InquiryReply, NoAnswer, PaymentReport,
    RefundInquiryReply, RefundReply, Refusal, Refused,
};
pub use crate::gateway::request::subscription::SignUpCall;
pub use crate::gateway::request::{RequestError, SessionDetails};
use crate::platform::clock::Clock;
use crate::platform::director::instant;
use crate::platform::metrics::Metrics;
use crate::platform::metrics::labels::Api;
use crate::platform::telemetry;
use crate::platform::traces::{self, Kind, Span};
use crate::platform::vault::{PlainSecret, Vault};
use crate::store::orders::{OrderLineRow, OrderRow};
use crate::store::payments::attempt_terms::AttemptTerms;
use crate::store::payments::refunds::RefundRow;
use domain::order::Device;

/// How long a page waits for what `consult` says: without it, the ways that are always there are
/// shown.
const CONSULT_PATIENCE: Duration = Duration::from_millis(2_000);

/// What the requests say of the shop, whichever order they are about.
#[derive(Clone, Debug)]
pub struct ShopAddress {
    /// What Antom's page calls it.
    pub name: String,
    /// Its addresses in each language.
    pub words: Words,
    /// Without a trailing slash.
    pub public_url: String,
    /// Where the pictures are, below `public_url`: `/pkg/<hash>`.
    pub assets: String,
    /// `None`: the order's own currency.
    pub settlement_currency: Option<Currency>,
    pub methods: MethodPolicy,
}

/// For what the ways to pay are asked about.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    pub total: Money,
    pub device: &'a Device,
    /// Two letters of ISO 3166; empty if it is not known yet.
    pub region: &'a str,
    pub capture_mode: CaptureMode,
}

pub use antom::ClientError;
/// The result codes that the guides name, for those who put them into words.
pub use antom::codes;
pub use antom::transport::Transport;

/// Makes the client that signs the shop's calls and verifies Antom's answers; without another way they
/// go by HTTP.
///
/// # Errors
/// When a key or the address cannot be used.
pub fn client(
    account: AntomAccount,
    agent_token: Option<&SecretString>,
    transport: Option<Arc<dyn Transport>>,
) -> Result<Client, ClientError> {
    let config = ClientConfig {
        gateway: account.gateway_url,
        client_id: account.client_id,
        private_key: account.private_key,
        antom_public_keys: account.antom_public_keys,
        agent_token: agent_token.map(|token| token.expose_secret().to_owned()),
        timeout: ClientConfig::DEFAULT_TIMEOUT,
    };
    match transport {
        None => Client::new(config),
        Some(transport) => Client::with_transport(config, transport),
    }
}

#[derive(Clone, Debug)]
pub struct Gateway {
    client: Client,
    address: ShopAddress,
    origins: AllowedOrigins,
    metrics: Arc<Metrics>,
    vault: Vault,
    /// What Antom said a moment ago about the ways to pay.
    consulted: Arc<ConsultCache>,
    breakers: Arc<Breakers>,
}

impl Gateway {
    #[must_use]
    pub fn new(
        client: Client,
        address: ShopAddress,
        origins: AllowedOrigins,
        metrics: Arc<Metrics>,
        vault: Vault,
    ) -> Self {
        Self {
            client,
            address,
            origins,
            metrics,
            vault,
            consulted: Arc::default(),
            breakers: Arc::default(),
        }
    }

    /// Where its calls are counted, and everything else too.
    #[must_use]
    pub fn metrics(&self) -> &Arc<Metrics> {
        &self.metrics
    }

    /// Which methods the merchant offers to who pays in this currency and is in this country.
    #[must_use]
    pub fn methods(&self, currency: Currency, country: &str) -> MethodList<'_> {
        self.address.methods.of(currency, country)
    }

    /// What seals the tokens in its answers.
    #[must_use]
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Makes a call: every call to Antom is made here. Counts it, and says in the log how it ended.
    fn counted<T>(
        &self,
        api: Api,
        call: impl Future<Output = Result<T, CallError>>,
    ) -> impl Future<Output = Result<T, CallError>>
    where
        Result<T, CallError>: Redact,
    {
        // On the heap, since it would be held several times here, and it is large.
        let call = Box::pin(call);
        let span = Span::new(api.as_str(), Kind::Client);
        span.of(self.counted_in_span(api, call))
    }

    async fn counted_in_span<T>(
        &self,
        api: Api,
        call: impl Future<Output = Result<T, CallError>>,
    ) -> Result<T, CallError>
    where
        Result<T, CallError>: Redact,
    {
        let started = instant();
        if !self.breakers.may_call(api, started) {
            tracing::warn!(api = api.as_str(), "Antom is silent, and was not asked");
            return Err(breaker::not_made());
        }
        #[cfg(debug_assertions)]
        let call = crate::platform::crash_point::around(api.as_str(), call);
        let answer = call.await;
        let (took, error) = (instant() - started, answer.as_ref().err());
        self.breakers.called(api, error, instant());
        let (outcome, label) = call_outcome::of(error);
        self.metrics.called(api, took, outcome, label);
        let outcome = outcome.as_str();
        let code = error.and_then(CallError::result_code);
        traces::tell("antom.outcome", outcome);
        if let Some(label) = label {
            traces::tell("antom.result_code", label);
        }
        if error.is_some_and(|error| !matches!(error, CallError::Refused { .. })) {
            traces::fail(outcome);
        }
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        // Pages that wait ask every two seconds.
        if api == Api::InquiryPayment {
            tracing::debug!(api = api.as_str(), outcome, code, ms, "asked Antom");
        } else {
            tracing::info!(api = api.as_str(), outcome, code, ms, "asked Antom");
        }
        answer.redacted(&self.vault)
    }

    /// The ways to pay, in the merchant's order or else Antom's, for a page: what Antom said half a minute ago will do.
    pub async fn payment_options_for_page(
        &self,
        question: &Question<'_>,
        clock: &Clock,
    ) -> Options {
        match self.consulted.get(question, clock.now_ms()) {
            Some(options) => options,
            None => self.payment_options(question, clock).await,
        }
    }

    /// consult: the ways to pay that the merchant offers, in his order or else Antom's. It has ten seconds (guide 004), and the buyer has
    /// not: after two, what Antom said last is shown, and its answer is kept for the next page.
    /// `None`: it has said nothing.
    pub async fn payment_options(&self, question: &Question<'_>, clock: &Clock) -> Options {
        let (gateway, clock) = (self.clone(), clock.clone());
        let (total, device) = (question.total, question.device.clone());
        let (region, capture_mode) = (question.region.to_owned(), question.capture_mode);
        let now = clock.now_ms();
        let asking = tokio::spawn(telemetry::carry(async move {
            let question = Question {
                total,
                device: &device,
                region: &region,
                capture_mode,
            };
            gateway.consult(&question, &clock).await
        }));
        if let Ok(Ok(options)) = tokio::time::timeout(CONSULT_PATIENCE, asking).await {
            return options;
        }
        tracing::warn!("consult takes long; its answer is for the next page");
        let known = self.consulted.last(question);
        self.consulted.keep(question, now, known.clone());
        known
    }

    async fn consult(&self, question: &Question<'_>, clock: &Clock) -> Options {
        let request = request::consult(question, &self.address);
        let call = self.counted(Api::Consult, self.client.consult(&request));
        let options: Options = match call.await {
            Ok(answer) => {
                let shows = |address: &str| self.origins.check_redirect(address).ok();
                let amount = &request.payment_amount;
                let mut offered = reply::payment_options::of(&answer.body, amount, shows);
                let ours = self.methods(question.total.currency(), question.region);
                offered.retain(|option| ours.allows(&option.method));
                offered.sort_by_key(|option| ours.place(&option.method));
                Some(offered.into())
            }
            Err(error) => {
                tracing::warn!(%error, "consult brought no answer");
                None
            }
        };
        self.consulted
            .keep(question, clock.now_ms(), options.clone());
        options
    }

    /// Whether Antom would take this attempt's request, as far as that can be told without asking.
    ///
    /// # Errors
    /// With what Antom would refuse.
    pub fn check_request(
        &self,
        order: &OrderRow,
        lines: &[OrderLineRow],
        payment_request_id: &str,
        terms: &AttemptTerms,
        trip: Option<&Trip>,
    ) -> Result<(), RequestError> {
        request::check(order, lines, payment_request_id, terms, trip, &self.address)
    }

    /// What `pay` is asked for this attempt on this order, but for the token of a saved card.
    ///
    /// # Errors
    /// When the order cannot be put into a request.
    pub fn pay_request(
        &self,
        order: &OrderRow,
        lines: &[OrderLineRow],
        payment_request_id: &str,
        terms: &AttemptTerms,
    ) -> Result<PayCall, RequestError> {
        let request = request::pay(order, lines, payment_request_id, terms, &self.address)?;
        Ok(PayCall(request))
    }

    /// pay; `token` is that of the saved card, if it is by one, and the buyer may stay on its page
    /// until `pay_until` (epoch milliseconds).
    pub async fn pay(
        &self,
        order: &OrderRow,
        call: PayCall,
        token: Option<PlainSecret>,
        pay_until: i64,
    ) -> BeginReply {
        let mut request = call.0;
        request.payment_method.payment_method_id =
            token.map(|token| antom::CardToken::new(token.expose()));
        let answer = self.counted(Api::Pay, self.client.pay(&request)).await;
        let page = |url: &str| self.origins.check_redirect(url);
        reply::begin::of_pay(answer, &order.number, pay_until, page)
    }

    /// createPaymentSession for this attempt on this order, as the buyer chose.
    ///
    /// # Errors
    /// When the order cannot be put into a request.
    pub async fn create_session(
        &self,
        order: &OrderRow,
        lines: &[OrderLineRow],
        payment_request_id: &str,
        details: SessionDetails<'_>,
        clock: &Clock,
    ) -> Result<BeginReply, RequestError> {
        let request = request::create_payment_session(
            order,
            lines,
            payment_request_id,
            details,
            &self.address,
        )?;
        self.metrics.attempt_begun();
        let call = self.client.create_payment_session(&request);
        let answer = self.counted(Api::CreatePaymentSession, call).await;
        let page = |url: &str| self.origins.check_redirect(url);
        Ok(reply::begin::of_session(answer, &order.number, clock, page))
    }

    /// inquiryPayment.
    pub async fn inquire(&self, payment_request_id: &str) -> InquiryReply {
        let request = InquiryPayment::by_request_id(payment_request_id);
        let call = self.client.inquiry_payment(&request);
        let answer = self.counted(Api::InquiryPayment, call).await;
        inquiry_reply(answer, &self.origins)
    }

    /// cancel: the whole payment, as long as it is neither captured nor a day old. Without an
    /// answer, the same call is made again.
    pub async fn cancel(&self, payment_request_id: &str) -> CancelReply {
        let request = CancelRequest::by_request_id(payment_request_id);
        let answer = self
            .counted(Api::Cancel, self.client.cancel(&request))
            .await;
        cancel_reply(answer)
    }

    /// capture: takes what an authorisation holds. Without an answer, the same call is made again
    /// under the same id.
    pub async fn capture(
        &self,
        capture_request_id: &str,
        payment_id: &str,
        amount: Money,
    ) -> CaptureReply {
        let amount = request::amount(amount);
        let request = CaptureRequest::new(capture_request_id, payment_id, amount);
        let call = self.client.capture(&request);
        match self.counted(Api::Capture, call).await {
            Ok(answer) => match reply::evidence::told(answer.body.capture_amount.as_ref()) {
                Ok(amount) => CaptureReply::Captured {
                    amount,
                    raw: answer.raw,
                },
                Err(Unreadable) => CaptureReply::UnreadableAmount,
            },
            Err(CallError::Refused { result, raw }) => {
                tracing::warn!(
                    capture = capture_request_id,
                    code = result.result_code,
                    "Antom refused a capture"
                );
                CaptureReply::Refused(refused(result.result_code, raw))
            }
            Err(error) if error.result_code() == Some(codes::CAPTURE_IN_PROCESS) => {
                CaptureReply::UnderWay {
                    raw: error.to_string(),
                }
            }
            Err(error) => CaptureReply::NoAnswer(no_answer(error)),
        }
    }

    /// refund. Without an answer, the same call is made again under the same id.
    pub async fn refund(&self, refund: &RefundRow, payment_id: &str, amount: Money) -> RefundReply {
        let request = request::refund(refund, payment_id, amount, &self.address);
        let answer = self
            .counted(Api::Refund, self.client.refund(&request))
            .await;
        refund_reply(answer, &refund.refund_request_id)
    }

    /// inquiryRefund.
    pub async fn inquire_refund(&self, refund_request_id: &str) -> RefundInquiryReply {
        let request = InquiryRefund::by_request_id(refund_request_id);
        let call = self.client.inquiry_refund(&request);
        match self.counted(Api::InquiryRefund, call).await {
            Ok(answer) => RefundInquiryReply::Refund {
                fact: reply::evidence::of_refund_inquiry(refund_request_id, &answer.body),
                refund_id: answer.body.refund_id,
                raw: answer.raw,
            },
            Err(error) => match error.refusal_code() {
                Some(codes::REFUND_NOT_EXIST | codes::ORDER_NOT_EXIST) => {
                    RefundInquiryReply::NotKnown
                }
                Some(_) | None => RefundInquiryReply::NoAnswer(no_answer(error)),
            },
        }
    }

    /// deleteToken: has Antom forget a saved card.
    pub async fn delete_token(&self, token: &PlainSecret) -> DeleteTokenReply {
        let request = DeleteTokenRequest::new(antom::CardToken::new(token.expose()));
        let call = self.client.delete_token(&request);
        match self.counted(Api::DeleteToken, call).await {
            Ok(_) => DeleteTokenReply::Deleted,
            // Antom knows of no such card, or no longer.
            Err(CallError::Refused { result, .. })
                if result.result_code == codes::INVALID_TOKEN =>
            {
                DeleteTokenReply::Deleted
            }
            Err(CallError::Refused { result, .. }) => DeleteTokenReply::Refused {
                code: result.result_code,
            },
            Err(error) => DeleteTokenReply::NoAnswer(no_answer(error)),
        }
    }
}

/// What the answer to `cancel` means.
fn cancel_reply(answer: Result<Answer<antom::Cancellation>, CallError>) -> CancelReply {
    match answer {
        Ok(answer) => CancelReply::Cancelled { raw: answer.raw },
        Err(CallError::Refused { result, raw }) => {
            let is_known = result.result_code != codes::ORDER_NOT_EXIST;
            let refused = refused(result.result_code, raw);
            if is_known {
                CancelReply::Refused(refused)
            } else {
                CancelReply::NotSubmitted(refused)
            }
        }
        Err(error) => CancelReply::NoAnswer(no_answer(error)),
    }
}

/// What the answer to `refund` means.
fn refund_reply(
    answer: Result<Answer<antom::Refund>, CallError>,
    refund_request_id: &str,
) -> RefundReply {
    match answer {
        Ok(answer) => match reply::evidence::told(answer.body.refund_amount.as_ref()) {
            Ok(amount) => RefundReply::Refunded {
                amount,
                refund_id: answer.body.refund_id,
                raw: answer.raw,
            },
            Err(Unreadable) => RefundReply::UnreadableAmount,
        },
        Err(CallError::Refused { result, raw }) => {
            tracing::warn!(
                refund = refund_request_id,
                code = result.result_code,
                "Antom refused a refund"
            );
            RefundReply::Refused(refused(result.result_code, raw))
        }
        Err(error) if error.result_code() == Some(codes::REFUND_IN_PROCESS) => {
            RefundReply::UnderWay {
                raw: error.to_string(),
            }
        }
        Err(error) => RefundReply::NoAnswer(no_answer(error)),
    }
}

/// What the answer to `inquiryPayment` means.
fn inquiry_reply(
    answer: Result<Answer<PaymentInquiry>, CallError>,
    origins: &AllowedOrigins,
) -> InquiryReply {
    match answer {
        Ok(answer) => {
            let page = origins.check_redirect(answer.body.continue_url().unwrap_or_default());
            InquiryReply::Payment(Box::new(PaymentReport {
                payment_id: answer.body.payment_id.clone(),
                facts: reply::evidence::of_inquiry(&answer.body),
                page: page.ok(),
                card_report: reply::card_report::details_of_inquiry(&answer.body),
                saved_card: reply::card_to_save(answer.body.card().as_ref()),
                raw: answer.raw,
            }))
        }
        Err(error) if error.refusal_code() == Some(codes::ORDER_NOT_EXIST) => {
            InquiryReply::NotSubmitted
        }
        Err(error) => InquiryReply::NoAnswer(no_answer(error)),
    }
}

/// A request of `pay`, as it was written down before it was first sent.
#[derive(Clone, Debug)]
pub struct PayCall(PayRequest);

impl PayCall {
    /// The text to keep: without the token of a saved card.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn to_text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(&self.0)
    }

    /// Reads what [`PayCall::to_text`] wrote.
    ///
    /// # Errors
    /// When a later version wrote it.
    pub fn from_text(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text).map(Self)
    }
}

fn no_answer(error: CallError) -> NoAnswer {
    NoAnswer(error.to_string())
}

fn refused(code: String, raw: String) -> Refused {
    Refused {
        refusal: Refusal::of(&code),
        code,
        raw,
    }
}

/// A time as Antom writes them: ISO 8601 with an offset.
#[must_use]
pub fn format_time(time: OffsetDateTime) -> String {
    antom::format_time(time)
}

/// An ISO 8601 time as Antom writes them, as epoch milliseconds.
#[must_use]
pub fn parse_time(text: &str) -> Option<i64> {
    antom::parse_time(text).map(|time| time.unix_timestamp() * 1000)
}
