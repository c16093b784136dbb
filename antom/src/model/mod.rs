//! The wire models: requests, answers and the bodies of notifications.
//!
//! They read leniently and write plainly: unknown fields are ignored, a scalar may be a string, a
//! number or a boolean, `null` and the empty text count as absent, and a *detail* (card, rates,
//! promotions) of an unexpected form is dropped rather than allowed to hide that money moved.
//! Amounts and results are never dropped: if they are wrong, reading fails.

mod amount;
mod cancel;
mod capture;
mod check;
mod check_pay;
mod check_subscription;
mod check_travel;
mod codes;
mod consult;
mod dispute;
mod dispute_notice;
mod env;
mod inquiry;
mod method;
mod notice;
mod option;
mod order;
mod pay;
mod payment;
mod refund;
mod refund_inquiry;
mod refund_notice;
mod result;
mod scalar;
mod session;
mod shared;
mod subscription;
mod subscription_calls;
mod subscription_notice;
mod subscription_words;
mod token;
mod travel;
mod wire;
mod words;

pub use amount::Amount;
pub use cancel::{CancelRequest, Cancellation};
pub use capture::{Capture, CaptureRequest};
pub use check::RequestError;
pub use check_subscription::{SubscriptionRules, Urls};
pub use codes::{
    CancellationType, CaptureMode, ClassType, OsType, PassengerIdType, ProductCode, ProductScene,
    ProrationMode, RefundFrom, RefundStatus, TerminalType, TokenizeMode, TransactionStatus,
    TransactionType, TransitType,
};
pub use consult::{ConsultRequest, Consultation};
pub use dispute::{
    AcceptDisputeRequest, DisputeAnswer, DisputeEvidence, DisputeEvidenceType,
    DownloadDisputeEvidenceRequest, LONGEST_EVIDENCE, SupplyDefenseDocumentRequest,
};
pub use dispute_notice::DisputeNotification;
pub use env::{BrowserInfo, Env};
pub use inquiry::{InquiryPayment, PaymentInquiry, Transaction};
pub use method::{PaymentMethod, PaymentMethodMetaData};
pub use notice::{CaptureNotification, PaymentNotification};
pub use option::{
    AmountLimit, AmountLimitInfo, Installment, InterestFree, Logo, PaymentOption,
    PaymentOptionDetail, Plan, PromotionInfo, SupportBank, SupportCardBrand,
};
pub use order::{Address, Buyer, Goods, Order, Shipping, UserName};
pub use pay::{PayRequest, Payment, RedirectActionForm};
pub use payment::{
    AcquirerInfo, CreditPayPlan, Discount, PaymentResultInfo, PromotionResult, PspCustomerInfo,
    Quote, ThreeDsResult,
};
pub use refund::{CustomizedInfo, Refund, RefundDetail, RefundRequest, RefundToBankInfo};
pub use refund_inquiry::{InquiryRefund, RefundInquiry};
pub use refund_notice::RefundNotification;
pub use result::{OperationResult, ResultStatus};
pub use session::{
    AvailablePaymentMethod, CreatePaymentSession, PaymentFactor, PaymentMethodTypeItem,
    PaymentSession, SettlementStrategy,
};
pub use subscription::{PeriodRule, Subscription, SubscriptionInfo, Trial};
pub use subscription_calls::{
    CancelSubscription, ChangeSubscription, InquireSubscription, InquireSubscriptionList,
    InquireSubscriptionPayment, Paginator, ProrationSettings, SubscriptionInquiry,
    SubscriptionList, SubscriptionOrderInfo, SubscriptionPayment, SubscriptionPayments,
    SubscriptionReply, UpdateSubscription,
};
pub use subscription_notice::{DeductionNotification, SubscriptionNotification};
pub use subscription_words::{
    PeriodType, SubscriptionNotificationType, SubscriptionPaymentStatus, SubscriptionStatus,
};
pub use token::{CardToken, DeleteTokenRequest, DeletedToken};
pub use travel::{AncillaryData, AncillaryService, Leg, Lodging, Passenger, Transit};
pub use wire::{Detail, Details, JsonText};
pub use words::UnknownWord;
