//! Reads one language's folder.

use std::{collections::BTreeMap, fs, path::Path};

use fluent_syntax::{ast::Entry, parser};

use crate::pattern::{Used, used_by};

/// A message, one of its attributes, or a term.
pub(crate) struct Sentence {
    /// The name of the file.
    pub(crate) file: String,
    pub(crate) used: Used,
    /// The parts that the code wraps, in their order: what the comment marks as `(Element)`.
    pub(crate) marked: Vec<String>,
}

/// What a folder says, by key: `cart-empty`, `cart-empty.label` or `-help`.
#[derive(Default)]
pub(crate) struct Language {
    pub(crate) sentences: BTreeMap<String, Sentence>,
    pub(crate) faults: Vec<String>,
}

impl Language {
    pub(crate) fn read(folder: &Path) -> Self {
        let mut language = Self::default();
        let mut paths: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        paths.sort();
        for path in paths {
            let file = path.file_name().unwrap().to_string_lossy().into_owned();
            language.read_file(&file, &fs::read_to_string(&path).unwrap());
        }
        language
    }

    fn read_file(&mut self, file: &str, text: &str) {
        let entries = match parser::parse(text) {
            Ok(resource) => resource.body,
            Err((_, errors)) => {
                for error in errors {
                    let line = text[..error.pos.start].lines().count().max(1);
                    self.faults.push(format!("{file}: line {line}: {error}"));
                }
                return;
            }
        };
        for entry in entries {
            match entry {
                Entry::Message(message) => {
                    let key = message.id.name;
                    let marked = marked(message.comment.as_ref().map(|comment| &comment.content));
                    if let Some(value) = &message.value {
                        self.add(file, key.to_owned(), used_by(value), marked);
                    }
                    for attribute in &message.attributes {
                        let key = format!("{key}.{}", attribute.id.name);
                        self.add(file, key, used_by(&attribute.value), Vec::new());
                    }
                }
                Entry::Term(term) => {
                    let key = format!("-{}", term.id.name);
                    self.add(file, key, used_by(&term.value), Vec::new());
                }
                Entry::Comment(_)
                | Entry::GroupComment(_)
                | Entry::ResourceComment(_)
                | Entry::Junk { .. } => {}
            }
        }
    }

    fn add(&mut self, file: &str, key: String, used: Used, marked: Vec<String>) {
        let subject = file.trim_end_matches(".ftl");
        let is_message = !key.starts_with('-');
        if is_message && !key.starts_with(&format!("{subject}-")) {
            let home = key.split(['-', '.']).next().unwrap_or(&key);
            self.faults
                .push(format!("{file}: `{key}` belongs into {home}.ftl"));
        }
        let sentence = Sentence {
            file: file.to_owned(),
            used,
            marked,
        };
        if self.sentences.insert(key.clone(), sentence).is_some() {
            self.faults.push(format!("{file}: `{key}` is there twice"));
        }
    }
}

/// The names that a comment marks as `(Element)`.
fn marked(comment: Option<&Vec<&str>>) -> Vec<String> {
    comment
        .into_iter()
        .flatten()
        .filter(|line| line.contains("(Element)"))
        .filter_map(|line| line.split_whitespace().next())
        .map(|name| name.trim_start_matches('$').to_owned())
        .collect()
}
