//! `[subscriptions]` of the shop's file: how long a buyer may take to sign up.

use serde::Deserialize;

/// How buyers sign up for plans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SignUpPolicy {
    sign_up_minutes: SignUpMinutes,
}

impl SignUpPolicy {
    /// How long after it began a sign-up ends at Antom, in milliseconds.
    #[must_use]
    pub fn sign_up_ms(self) -> i64 {
        i64::from(self.sign_up_minutes.0) * 60_000
    }
}

/// What Antom takes as `subscriptionExpiryTime` whatever the method is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u16")]
struct SignUpMinutes(u16);

impl SignUpMinutes {
    /// Wallets need more (guide 002).
    const TOO_FEW: u16 = 74;
    /// As Antom says elsewhere of this time.
    const TOO_MANY: u16 = 48 * 60;
}

impl Default for SignUpMinutes {
    fn default() -> Self {
        Self(120)
    }
}

impl TryFrom<u16> for SignUpMinutes {
    type Error = String;

    fn try_from(minutes: u16) -> Result<Self, String> {
        if Self::TOO_FEW < minutes && minutes < Self::TOO_MANY {
            Ok(Self(minutes))
        } else {
            Err(format!(
                "`{minutes}` minutes to sign up are not possible at Antom: more than {}, and less than {}",
                Self::TOO_FEW,
                Self::TOO_MANY
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn antom_takes_more_than_74_minutes_and_less_than_two_days() {
        let read = |text: &str| toml::from_str::<SignUpPolicy>(text);
        assert_eq!(read("").unwrap().sign_up_ms(), 2 * 3_600_000);
        let least = read("sign_up_minutes = 75").unwrap();
        assert_eq!(least.sign_up_ms(), 75 * 60_000);
        for refused in ["74", "2880", "0", "-1", "\"two hours\""] {
            let text = format!("sign_up_minutes = {refused}");
            assert!(read(&text).is_err(), "{text}");
        }
    }
}
