use crate::config::{Config, Source};

/// Says what is wrong with the configuration, one line each; true when nothing is.
#[must_use]
pub fn check(source: &Source<'_>) -> bool {
    let (problems, warnings) = Config::examine(source);
    for problem in &problems {
        println!("{problem}");
    }
    for warning in &warnings {
        println!("warning: {warning}");
    }
    if problems.is_empty() {
        println!("The configuration is in order.");
    }
    problems.is_empty()
}
