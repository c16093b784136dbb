//! That a shop which is killed at any step loses an order, or the money for it.
//!
//! The real binary dies and is started again; the gateway lives on beside it. `matrix` kills it
//! before and after every commit and every call to Antom; `midway` while a call is under way, and
//! over and over; `subscribers` while somebody subscribes, changes the plan and cancels;
//! `instructions` while the worker carries out what the merchant wants of a subscription; `disputes`
//! while the merchant answers a dispute.

/// A test for each story: `at_every_step` of the file tells it, with a death at each step.
macro_rules! stories {
    ($($name:ident: $story:expr, $start:expr;)*) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
        async fn $name() {
            at_every_step($story, $start).await;
        }
    )*};
}

mod buyers;
mod disputes;
mod end;
mod instructions;
mod matrix;
mod merchants;
mod midway;
mod scene;
mod story;
mod subscribers;

use std::path::Path;

/// The matrix is only as complete as this: what commits or calls elsewhere is not in it.
#[test]
fn every_commit_and_every_call_is_a_step_of_the_matrix() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![source.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let file = path.strip_prefix(&source).unwrap().display().to_string();
            let commits = text.matches(".commit()").count();
            assert!(
                commits == 0 || file == "store.rs",
                "{file} commits by itself"
            );
            if file.starts_with("gateway") {
                let calls = text.matches("self.client.").count();
                let sent = text.matches(".counted(").count();
                assert_eq!(calls, sent, "a call to Antom goes past `counted`");
            }
            let client = text.contains("Client::new(");
            assert!(
                !client || file == "gateway.rs",
                "{file} has a client of its own"
            );
        }
    }
}
