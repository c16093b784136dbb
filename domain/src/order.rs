//! An order: lines that never change once it is placed, and where it stands.

mod arrival;
mod authentication;
mod capture_mode;
mod country;
mod device;
mod discount;
mod line;
mod lines;
mod packing;
mod parcel;
mod share;
mod tax;

use crate::names::named;

pub use arrival::{Arrival, ArrivalError};
pub use authentication::{Authentication, AuthenticationError};
pub use capture_mode::CaptureMode;
pub use country::DELIVERY_COUNTRIES;
pub use device::Device;
pub use discount::{Discount, Percent, PercentError};
pub use line::{GoodsLine, LineKind, OrderLine, ShippingLine};
pub use lines::{OrderError, OrderLines};
pub use packing::{PackError, Packed, Pieces, pack, to_send};
pub use parcel::{Carrier, Parcel};
pub use tax::{ChargedTax, Tax, TaxName, TaxRate, TaxRateError};

named! {
    /// Where an order stands.
    ///
    /// ```
    /// use domain::order::OrderState;
    ///
    /// assert_eq!(OrderState::AwaitingPayment.as_str(), "awaiting_payment");
    /// assert_eq!("paid".parse(), Ok(OrderState::Paid));
    /// ```
    pub enum OrderState is "an order state" {
        /// Placed, and not paid yet.
        AwaitingPayment = "awaiting_payment",
        /// Its money is really taken: it may be shipped.
        Paid = "paid",
        /// Everything has been handed over.
        Fulfilled = "fulfilled",
        /// Done: nothing more is going to happen.
        Closed = "closed",
        /// Nobody paid in time.
        Expired = "expired",
        /// Given up, by the buyer or by the shop.
        Cancelled = "cancelled",
    }
}

impl OrderState {
    /// Whether an order may go from here to `next`.
    ///
    /// An expired order can still be paid, because a success that comes late is kept when the
    /// stock can be had again. A cancelled order cannot: the buyer has been told that it is off,
    /// so a late success is given back.
    ///
    /// ```
    /// use domain::order::OrderState;
    ///
    /// assert!(OrderState::Expired.may_become(OrderState::Paid));
    /// assert!(!OrderState::AwaitingPayment.may_become(OrderState::Fulfilled));
    /// ```
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        match self {
            Self::AwaitingPayment => matches!(next, Self::Paid | Self::Expired | Self::Cancelled),
            Self::Paid => matches!(next, Self::Fulfilled | Self::Cancelled),
            Self::Fulfilled => matches!(next, Self::Closed),
            Self::Expired => matches!(next, Self::Paid | Self::Cancelled),
            Self::Closed | Self::Cancelled => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_reads_back() {
        for state in OrderState::ALL {
            assert_eq!(state.as_str().parse(), Ok(*state));
            assert!(!state.may_become(*state));
        }
    }

    #[test]
    fn nothing_is_fulfilled_before_it_is_paid() {
        for state in OrderState::ALL {
            assert_eq!(
                state.may_become(OrderState::Fulfilled),
                *state == OrderState::Paid
            );
        }
    }
}
