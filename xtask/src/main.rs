//! `cargo xtask`; what it does stands in the library, which the load shares.

use std::process::ExitCode;

fn main() -> ExitCode {
    xtask::main()
}
