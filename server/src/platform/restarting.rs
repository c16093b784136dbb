//! Which jobs have ended and wait to be started again.

use std::sync::{Mutex, PoisonError};

use crate::platform::metrics::labels::Job;

/// The jobs that nobody does right now.
#[derive(Debug, Default)]
pub struct Restarting(Mutex<Vec<Job>>);

impl Restarting {
    pub fn add(&self, job: Job) {
        let mut jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !jobs.contains(&job) {
            jobs.push(job);
        }
    }

    pub fn remove(&self, job: Job) {
        let mut jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.retain(|restarting| *restarting != job);
    }

    /// Their names.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        let jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.iter().map(|job| job.as_str()).collect()
    }
}
