//! The processes of one shop: the one that serves, and the workers beside it.

use std::sync::Arc;
use std::time::Duration;

use super::control::Control;
use crate::processes::{Opening, Running, World};
use xtask::run::Result;

/// One of the processes.
struct Post {
    name: String,
    serves: bool,
    running: Option<Running>,
}

pub(crate) struct Crew {
    world: Arc<World>,
    opening: Opening,
    posts: Vec<Post>,
}

impl Crew {
    /// The shop is open when this returns.
    pub(crate) async fn open(world: Arc<World>, opening: Opening, workers: usize) -> Result<Self> {
        let post = |name: String, serves| Post {
            name,
            serves,
            running: None,
        };
        let mut posts = vec![post("shop".to_owned(), true)];
        posts.extend((1..=workers).map(|number| post(format!("worker-{number}"), false)));
        let mut crew = Self {
            world,
            opening,
            posts,
        };
        crew.start_missing().await?;
        Ok(crew)
    }

    pub(crate) fn size(&self) -> usize {
        self.posts.len()
    }

    /// By how much its clock is ahead.
    pub(crate) fn ahead(&self) -> Duration {
        self.opening.ahead
    }

    /// SIGKILL; gives the name of whoever it was.
    pub(crate) fn kill(&mut self, number: usize) -> String {
        let Some(post) = self.posts.get_mut(number) else {
            return String::new();
        };
        if let Some(running) = post.running.take() {
            running.kill();
        }
        post.name.clone()
    }

    /// Starts whoever is not running.
    pub(crate) async fn start_missing(&mut self) -> Result<()> {
        for post in &mut self.posts {
            if let Some(running) = &mut post.running
                && let Some(code) = running.ended()?
            {
                let ended = format!("{} ended by itself with code {code}", post.name);
                return Err(self
                    .world
                    .explain(&ended, &format!("{}.log", post.name))
                    .into());
            }
            if post.running.is_some() {
                continue;
            }
            let (world, opening) = (Arc::clone(&self.world), self.opening);
            let (name, serves) = (post.name.clone(), post.serves);
            // Starting waits for the first page, and buyers go on meanwhile.
            let started = tokio::task::spawn_blocking(move || {
                if serves {
                    world.start_shop(&opening).map(|(running, _)| running)
                } else {
                    world.start_worker(&name, &opening)
                }
            });
            post.running = Some(started.await??);
        }
        Ok(())
    }

    /// Everybody ends; asked to, or killed.
    pub(crate) async fn end(&mut self, politely: bool) -> Result<()> {
        let all: Vec<Running> = self
            .posts
            .iter_mut()
            .filter_map(|post| post.running.take())
            .collect();
        let ending = move || {
            for running in all {
                if politely {
                    running.stop();
                } else {
                    running.kill();
                }
            }
        };
        Ok(tokio::task::spawn_blocking(ending).await?)
    }

    /// Time passes: at the gateway while the shop is open, then for the shop.
    pub(crate) async fn move_clock(
        &mut self,
        control: Control,
        by: Duration,
        politely: bool,
    ) -> Result<()> {
        control.advance(by).await?;
        self.start_later(by, politely).await
    }

    /// Everybody ends, and is started anew with a clock that is so much further on.
    pub(crate) async fn start_later(&mut self, by: Duration, politely: bool) -> Result<()> {
        self.end(politely).await?;
        self.opening.ahead += by;
        self.start_missing().await
    }
}
