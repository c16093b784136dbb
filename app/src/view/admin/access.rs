use super::Moment;

/// Who is logged in, where, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    pub name: String,
    /// "Owner: everything"
    pub role: String,
    /// For the form of the second factor.
    pub form_id: String,
    pub second_factor: SecondFactor,
    pub logins: Vec<AccessLogin>,
    /// All who have a name; for owners only.
    pub colleagues: Vec<Colleague>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecondFactor {
    /// There is no name yet that it could belong to.
    NotForFirst,
    Off,
    /// A code of it has to be given before it counts.
    BeingSetUp {
        secret: String,
        /// `otpauth://…`
        link: String,
    },
    On {
        codes_left: u64,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessLogin {
    pub id: String,
    pub form_id: String,
    pub since: Moment,
    /// What the browser called itself.
    pub browser: String,
    /// A keyed hash of its address.
    pub source: String,
    /// It is this one.
    pub here: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    pub name: String,
    pub role: String,
    pub second_factor: bool,
}
