use crate::view::Moment;

/// Reviews that wait to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviews {
    pub rows: Vec<ReviewRow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewRow {
    pub id: String,
    /// What it is about, and its page.
    pub name: String,
    pub path: String,
    pub by: String,
    pub stars: i32,
    pub text: String,
    /// Of the page that it was written on: `de`.
    pub language: String,
    pub at: Moment,
    /// When it was written: what was changed since is not decided unseen.
    pub seen: i64,
    pub publish_form_id: String,
    pub refuse_form_id: String,
}
