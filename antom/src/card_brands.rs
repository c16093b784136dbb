//! Antom's names of card brands that need knowing.

/// The brands of South Korea, whose issuers authenticate the buyer themselves when
/// [`require_issuer_authentication`](crate::PaymentMethod::require_issuer_authentication) is set.
/// Such payments are captured automatically only (guide 004).
///
/// ```
/// use antom::card_brands::SOUTH_KOREAN;
///
/// assert!(SOUTH_KOREAN.contains(&"SHINHAN"));
/// assert!(!SOUTH_KOREAN.contains(&"VISA"));
/// ```
pub const SOUTH_KOREAN: &[&str] = &[
    "BC",
    "CITI",
    "GWANGJUBANK",
    "HYUNDAI",
    "IBK_BC",
    "JEJUBANK",
    "JEONBUKBANK",
    "KAKAOBANK",
    "KBANK",
    "KDBBANK",
    "KEBHANA",
    "KOOKMIN",
    "LOTTE",
    "NONGHYUP",
    "POST",
    "SAEMAUL",
    "SAMSUNG",
    "SAVINGBANK",
    "SHINHAN",
    "SHINHYEOP",
    "SUHYEOP",
    "TOSSBANK",
    "WOORI",
];
