use super::Moment;

/// What is looked for, as it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TravelQuery {
    pub kind: String,
    pub from: String,
    pub to: String,
    pub day: String,
    pub people: String,
    pub nights: String,
    pub rooms: String,
}

/// The search, and what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TravelSearch {
    /// What the form sends, and what people read.
    pub kinds: Vec<(String, String)>,
    /// Codes and names.
    pub cities: Vec<(String, String)>,
    pub typed: TravelQuery,
    /// The field's id, and what is wrong with it.
    pub errors: Vec<(Option<String>, String)>,
    /// None before anything was looked for.
    pub offers: Option<Vec<TravelOffer>>,
    /// Nothing can be booked at all.
    pub closed: bool,
}

/// A sentence about a trip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TravelDetail {
    Said(String),
    /// When a leg begins and ends, on the clocks of the places.
    Times {
        departs: Moment,
        arrives: Moment,
        carrier: String,
    },
}

/// Something to book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TravelOffer {
    pub title: String,
    pub details: Vec<TravelDetail>,
    pub price: String,
    pub href: String,
}

/// What was chosen, as it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TripQuery {
    pub offer: String,
    pub day: String,
    pub people: String,
    pub nights: String,
    pub rooms: String,
}

/// A trip and the form that books it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TripPage {
    pub title: String,
    pub details: Vec<TravelDetail>,
    pub price: String,
    /// What the button says.
    pub button: String,
    /// What the form sends unseen: names and values.
    pub hidden: Vec<(String, String)>,
    pub form: TripForm,
}

/// What the buyer typed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct TripForm {
    pub company: String,
    pub contact: String,
    pub email: String,
    /// Given and family names.
    pub people: Vec<(String, String)>,
}

/// Names are nobody's business but the page's.
impl std::fmt::Debug for TripForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "TripForm({} people)", self.people.len())
    }
}
