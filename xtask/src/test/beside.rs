//! Parts that only compute, in what the browsers leave of the processor: their tests wait two thirds
//! of their time.

use std::fs::File;
use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use super::report::{Done, Outcome, Spent, result_of};
use super::{Part, name};
use crate::project::Project;
use crate::run::{Background, Result, find_program, interrupted};

/// In this order, one after another. The first does not compile, so that it keeps no cargo waiting
/// while the browsers' part has its shop built.
pub(super) const PARTS: [Part; 3] = [Part::Simulation, Part::Lints, Part::Docs];

/// Whether a process can be told to take only what others leave.
pub(super) fn is_possible() -> bool {
    find_program("nice").is_some()
}

/// Runs the parts; what each said is shown once it has ended, in one piece.
pub(super) fn run_all(project: &Project) -> Vec<Done> {
    PARTS.map(|part| run(project, part)).into()
}

fn run(project: &Project, part: Part) -> Done {
    let started = Instant::now();
    let mut spent = Spent::default();
    let outcome = match follow(project, part) {
        Ok((code, said)) => {
            let mut shown = std::io::stderr().lock();
            let _ = shown.write_all(&said);
            let _ = shown.flush();
            let (word, detail) = result_of(&said, &name(part)).unwrap_or_default();
            spent.note(&detail);
            match (code, word.as_str()) {
                (0, "passed") => Outcome::Passed,
                (0, _) => Outcome::NotRun(detail),
                _ => Outcome::Failed(detail),
            }
        }
        Err(error) => Outcome::Failed(error.to_string()),
    };
    Done {
        part: name(part),
        time: started.elapsed(),
        spent,
        outcome,
    }
}

/// Runs a part in a process of its own; its exit code, and what it said.
fn follow(project: &Project, part: Part) -> Result<(i32, Vec<u8>)> {
    let folder = project.root.join("target/beside");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{}.log", name(part)));
    let log = File::create(&path)?;
    let mut command = Command::new("nice");
    command
        .args(["-n", "19"])
        .arg(std::env::current_exe()?)
        .args(["test", "--part", &name(part)])
        .current_dir(&project.root)
        .stdout(log.try_clone()?)
        .stderr(log);
    let mut process = Background::start(&mut command)?;
    let code = loop {
        if let Some(code) = process.ended()? {
            break code;
        }
        if interrupted() {
            return Err("interrupted".into());
        }
        std::thread::sleep(Duration::from_millis(100));
    };
    Ok((code, std::fs::read(&path)?))
}
