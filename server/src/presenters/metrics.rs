//! The figures that Prometheus reads.

mod gauges;

pub use self::gauges::StoredFigures;
