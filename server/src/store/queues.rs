//! Work that waits for a process: notifications that came in, tasks that go out.

pub mod arrivals;
pub mod inbox;
pub mod outbox;
mod queue;
pub mod task;
