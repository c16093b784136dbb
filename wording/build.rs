//! Turns every message of `locales/en` into a method of `Sentences` that takes its variables.

use std::{env, process::ExitCode};

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, build_from_locales_folder};

fn main() -> ExitCode {
    let Ok(out) = env::var("OUT_DIR") else {
        eprintln!("cargo sets OUT_DIR for build scripts");
        return ExitCode::FAILURE;
    };
    let options = BuildOptions::default()
        .with_locales_folder("locales")
        .with_default_language("en")
        .with_output_file_path(&format!("{out}/sentences.rs"))
        .with_ftl_output(FtlOutputOptions::single_file(&format!(
            "{out}/sentences.ftl"
        )))
        .with_prefix("")
        .with_lint_level(LintLevel::Strict)
        // Marks around each value would be bytes of the page and of the mail.
        .without_bidi_isolation()
        .without_format();
    build_from_locales_folder(options)
}
