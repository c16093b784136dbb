use std::fmt;

use crate::names::named;
use crate::text::{cut, number_text};

named! {
    /// Who carries parcels.
    ///
    /// ```
    /// use domain::order::Carrier;
    ///
    /// assert_eq!("dhl".parse(), Ok(Carrier::Dhl));
    /// ```
    pub enum Carrier is "a carrier" {
        /// DHL.
        Dhl = "dhl",
        /// `FedEx`.
        FedEx = "fedex",
        /// UPS.
        Ups = "ups",
        /// The United States Postal Service.
        Usps = "usps",
        /// Royal Mail.
        RoyalMail = "royal_mail",
        /// Japan Post.
        JapanPost = "japan_post",
        /// `SingPost`.
        SingPost = "singpost",
        /// Anybody else, or the shop itself.
        Other = "other",
    }
}

impl Carrier {
    /// What it calls itself; none for anybody else.
    #[must_use]
    pub const fn brand(self) -> Option<&'static str> {
        match self {
            Self::Dhl => Some("DHL"),
            Self::FedEx => Some("FedEx"),
            Self::Ups => Some("UPS"),
            Self::Usps => Some("USPS"),
            Self::RoyalMail => Some("Royal Mail"),
            Self::JapanPost => Some("Japan Post"),
            Self::SingPost => Some("SingPost"),
            Self::Other => None,
        }
    }

    /// The page that begins with this shows where a parcel is, once its number follows.
    const fn tracking_page(self) -> Option<&'static str> {
        match self {
            Self::Dhl => Some("https://www.dhl.com/en/express/tracking.html?AWB="),
            Self::FedEx => Some("https://www.fedex.com/fedextrack/?trknbr="),
            Self::Ups => Some("https://www.ups.com/track?tracknum="),
            Self::Usps => Some("https://tools.usps.com/go/TrackConfirmAction?tLabels="),
            Self::RoyalMail => Some("https://www.royalmail.com/track-your-item#/tracking-results/"),
            Self::JapanPost => {
                Some("https://trackings.post.japanpost.jp/services/srv/search/direct?reqCodeNo1=")
            }
            Self::SingPost | Self::Other => None,
        }
    }
}

/// How an order left the shop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// Who carries it.
    pub carrier: Carrier,
    /// The number to follow it by; empty if there is none.
    pub number: String,
}

/// `DHL, 1234567890`: as far as they are known.
impl fmt::Display for Parcel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = Some(self.number.as_str()).filter(|number| !number.is_empty());
        let parts: Vec<&str> = self.carrier.brand().into_iter().chain(number).collect();
        f.pad(&parts.join(", "))
    }
}

impl Parcel {
    /// Longer numbers are none.
    pub const LONGEST: usize = 40;

    /// What a merchant typed, without blanks and what cannot be seen. `None`: nothing was typed.
    ///
    /// ```
    /// use domain::order::{Carrier, Parcel};
    ///
    /// let parcel = Parcel::read("dhl", " 1234 5678\u{200b}90 ").unwrap();
    /// assert_eq!(parcel.number, "1234567890");
    /// assert!(parcel.page().unwrap().ends_with("?AWB=1234567890"));
    /// assert_eq!(Parcel::read("", ""), None);
    /// ```
    #[must_use]
    pub fn read(carrier: &str, number: &str) -> Option<Self> {
        let number: String = number_text(number)
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .collect();
        let carrier = carrier.parse().unwrap_or(Carrier::Other);
        if number.is_empty() && carrier == Carrier::Other {
            return None;
        }
        Some(Self {
            carrier,
            number: cut(&number, Self::LONGEST).to_owned(),
        })
    }

    /// Where it can be followed.
    #[must_use]
    pub fn page(&self) -> Option<String> {
        let begins = self.carrier.tracking_page()?;
        let number = crate::links::encode(&self.number);
        (!number.is_empty()).then(|| format!("{begins}{number}"))
    }
}
