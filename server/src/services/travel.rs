//! Journeys and nights for companies: looking for them, booking them, and who travels. What is
//! booked is an ordinary order; only what it is made of, and what Antom is told beside it, is here.

pub mod book;
pub mod offers;
