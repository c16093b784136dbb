/// A time, for people and for machines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// "21 Nov 2026, 14:05 UTC"
    pub text: String,
    /// `2026-11-21T14:05:09Z`, for `<time datetime>`.
    pub iso: String,
}
