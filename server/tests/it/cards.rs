//! Paying by card in the shop itself, as guides 003 and 004 have it.

mod answers;
mod buyer;
mod choosing;
mod other_ways;
mod requests;
mod saved;
mod silence;
