use crate::names::named;

named! {
    /// Who takes the money that a card's authorisation holds (guide 000); fixed when the order is
    /// placed.
    ///
    /// ```
    /// use domain::order::CaptureMode;
    ///
    /// assert_eq!("manual".parse(), Ok(CaptureMode::Manual));
    /// ```
    pub enum CaptureMode is "a capture mode" {
        /// Antom, a moment after the authorisation.
        Automatic = "automatic",
        /// The merchant, within seven days, or the hold lapses.
        Manual = "manual",
    }
}

impl Default for CaptureMode {
    /// What holds where the merchant decides nothing.
    fn default() -> Self {
        Self::Automatic
    }
}
