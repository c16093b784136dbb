//! The figures that Prometheus reads.

mod gauges;
mod page;

pub use self::page::router;
