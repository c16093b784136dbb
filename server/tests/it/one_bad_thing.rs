//! That one bad thing stops more than itself: a mail server that hangs, an Antom that is silent, a
//! row that this version cannot read, work that panics, a notification that ends its reader.

mod at_once;
mod leases;
mod mails;
mod rows;
mod searches;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use server::jobs;
use server::jobs::Jobs;
use server::platform::mailer::{Mail, MailError, Mailer};
use server::platform::shutdown;
use server::platform::shutdown::Trigger;
use tokio::task::JoinHandle;

use crate::common::TestShop;

/// A mail server that takes connections and says nothing; it counts them.
#[derive(Clone, Default)]
struct Hangs(Arc<AtomicUsize>);

impl Hangs {
    fn begun(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

#[async_trait]
impl Mailer for Hangs {
    async fn send(&self, _mail: &Mail) -> Result<(), MailError> {
        self.0.fetch_add(1, Ordering::SeqCst);
        std::future::pending().await
    }
}

/// The shop's jobs, with another way to send mails.
fn jobs_with(shop: &TestShop, mailer: impl Mailer + 'static) -> Jobs {
    Jobs {
        mailer: Arc::new(mailer),
        ..shop.jobs()
    }
}

/// Has them work in the background.
fn start(jobs: Jobs) -> (Trigger, JoinHandle<()>) {
    let (trigger, word) = shutdown::channel();
    (trigger, tokio::spawn(jobs::run(jobs, word)))
}
