//! Reads a language once, so that a page only looks its sentences up.

#[allow(warnings, clippy::all, clippy::pedantic)]
mod generated {
    use super::{Cow, FluentArgs, FluentNumber, Key, PartsKey, Sentences};
    include!(concat!(env!("OUT_DIR"), "/sentences.rs"));
}

use std::{borrow::Cow, collections::HashMap, mem, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle, types::FluentNumber};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

pub(crate) use generated::LANGUAGE_FILES;
use generated::{FORMATTED, PARTS, TEXTS};

/// Every sentence that there is.
pub(crate) fn keys() -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    let parts = PARTS.iter().map(|(key, _)| key);
    TEXTS.iter().chain(FORMATTED.iter()).chain(parts).copied()
}

/// A message, and one of its attributes.
type Key = (&'static str, Option<&'static str>);

/// A sentence, and the variables and terms in it that the page wraps, in their order.
type PartsKey = (Key, &'static [&'static str]);

/// What the keys of the back office's files begin with.
const BACK_OFFICE: &str = "admin-";

type Bundle = FluentBundle<FluentResource>;

pub(crate) struct Language {
    pub(crate) tag: &'static str,
    /// `/de`
    pub(crate) prefix: &'static str,
    /// Whether it has a sentence of the back office's.
    pub(crate) has_back_office: bool,
    /// Read when the first of them is asked for.
    pub(crate) sentences: LazyLock<Sentences, Reading>,
}

type Reading = Box<dyn FnOnce() -> Sentences + Send + Sync>;

/// One method for each sentence; [`Words`](crate::Words) leads to it.
///
/// Sentences without variables are texts already; for the others everything is at hand that
/// formatting needs. A sentence that a language lacks, or has wrong, is the English one.
pub struct Sentences {
    texts: Box<[&'static str]>,
    formatted: Box<[Formatted]>,
    parts: Box<[Box<[Part]>]>,
    english: Option<&'static Language>,
}

/// A sentence with variables, and what resolves it.
#[derive(Clone)]
struct Formatted {
    bundle: &'static Bundle,
    pattern: Pattern<&'static str>,
}

#[derive(Clone)]
enum Part {
    Text(&'static str),
    Formatted(Formatted),
}

impl Formatted {
    /// None where the sentence names what is not there.
    fn with(&self, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(&self.pattern, args, &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }
}

/// What the generated methods call, with the sentence's place in the generated tables.
impl Sentences {
    fn text(&self, place: usize) -> &'static str {
        self.texts[place]
    }

    fn formatted(&self, place: usize, args: &FluentArgs<'_>) -> String {
        self.formatted[place]
            .with(Some(args))
            .or_else(|| Some(self.english?.sentences.formatted(place, args)))
            .unwrap_or_default()
    }

    fn part(&self, place: usize, index: usize, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        match &self.parts[place][index] {
            Part::Text(text) => Cow::Borrowed(text),
            Part::Formatted(formatted) => formatted
                .with(args)
                .map(Cow::Owned)
                .or_else(|| Some(self.english?.sentences.part(place, index, args)))
                .unwrap_or_default(),
        }
    }
}

impl Language {
    /// A language by the texts of its Fluent files; what `own` has counts instead, and what both
    /// lack is taken from `english`.
    pub(crate) fn new(
        tag: &'static str,
        files: &'static [&'static str],
        own: Vec<&'static str>,
        english: Option<&'static Self>,
    ) -> Self {
        let is_of_the_office = |text: &&str| text.lines().any(|line| line.starts_with(BACK_OFFICE));
        Self {
            tag,
            prefix: format!("/{}", tag.to_lowercase()).leak(),
            has_back_office: files.iter().any(is_of_the_office),
            sentences: LazyLock::new(Box::new(move || Sentences::read(tag, files, &own, english))),
        }
    }
}

impl Sentences {
    fn read(
        tag: &str,
        files: &[&'static str],
        own: &[&'static str],
        english: Option<&'static Language>,
    ) -> Self {
        let reader = Reader::new(tag, files, own);
        let fallback = english.map(|english| &*english.sentences);
        let texts = TEXTS.iter().enumerate().map(|(place, key)| {
            reader
                .sentence(*key)
                .and_then(|own| own.with(None))
                .map(|own| &*own.leak())
                .or_else(|| Some(fallback?.texts[place]))
                .unwrap_or(key.0)
        });
        let formatted = FORMATTED.iter().enumerate().map(|(place, key)| {
            reader
                .sentence(*key)
                .or_else(|| Some(fallback?.formatted[place].clone()))
                .unwrap_or_else(|| reader.formatted(Vec::new()))
        });
        let parts = PARTS.iter().enumerate().map(|(place, key)| {
            reader
                .parts(*key)
                .or_else(|| Some(fallback?.parts[place].clone()))
                .unwrap_or_else(|| vec![Part::Text(""); 2 * key.1.len() + 1].into())
        });
        Self {
            texts: texts.collect(),
            formatted: formatted.collect(),
            parts: parts.collect(),
            english,
        }
    }
}

/// A language's patterns by key.
struct Reader {
    bundle: &'static Bundle,
    patterns: HashMap<Key, Pattern<&'static str>>,
}

impl Reader {
    /// What cannot be read is left out; the check of the languages finds it.
    fn new(tag: &str, files: &[&'static str], own: &[&'static str]) -> Self {
        let mut bundle = Bundle::new_concurrent(tag.parse().into_iter().collect());
        // Marks around each value would be bytes of the page and of the mail.
        bundle.set_use_isolating(false);
        let _ = bundle.add_builtins();
        let mut patterns = HashMap::new();
        for file in files.iter().chain(own) {
            let resource =
                FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(rest, _)| rest);
            bundle.add_resource_overriding(resource);
            let resource = parser::parse(*file).unwrap_or_else(|(rest, _)| rest);
            for entry in resource.body {
                let Entry::Message(message) = entry else {
                    continue;
                };
                let key = message.id.name;
                let value = message.value.map(|value| ((key, None), value));
                let attributes = message.attributes.into_iter();
                patterns.extend(value);
                patterns.extend(attributes.map(|it| ((key, Some(it.id.name)), it.value)));
            }
        }
        Self {
            bundle: Box::leak(Box::new(bundle)),
            patterns,
        }
    }

    fn sentence(&self, key: Key) -> Option<Formatted> {
        Some(Formatted {
            bundle: self.bundle,
            pattern: self.patterns.get(&key)?.clone(),
        })
    }

    fn formatted(&self, elements: Vec<PatternElement<&'static str>>) -> Formatted {
        Formatted {
            bundle: self.bundle,
            pattern: Pattern { elements },
        }
    }

    /// The texts before, between and behind what the page wraps, and the terms among it. None
    /// where the sentence does not have them in the order of `wrapped`.
    fn parts(&self, (key, wrapped): PartsKey) -> Option<Box<[Part]>> {
        let pattern = self.patterns.get(&key)?;
        let mut found = wrapped.iter().peekable();
        let mut parts = Vec::new();
        let mut text = Vec::new();
        for element in &pattern.elements {
            let name = name_of(element);
            if name.is_none() || found.peek().copied().copied() != name.as_deref() {
                text.push(element.clone());
                continue;
            }
            found.next();
            parts.push(self.part(mem::take(&mut text)));
            if matches!(&name, Some(name) if name.starts_with('-')) {
                parts.push(self.part(vec![element.clone()]));
            }
        }
        parts.push(self.part(text));
        found.next().is_none().then(|| parts.into())
    }

    fn part(&self, elements: Vec<PatternElement<&'static str>>) -> Part {
        let formatted = self.formatted(elements);
        match formatted.with(None) {
            Some(text) => Part::Text(text.leak()),
            None => Part::Formatted(formatted),
        }
    }
}

/// `-term` or `variable`, if the element is nothing else.
fn name_of(element: &PatternElement<&str>) -> Option<String> {
    let PatternElement::Placeable {
        expression: Expression::Inline(inline),
    } = element
    else {
        return None;
    };
    match inline {
        InlineExpression::VariableReference { id } => Some(id.name.to_owned()),
        InlineExpression::TermReference { id, .. } => Some(format!("-{}", id.name)),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::FunctionReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::Placeable { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page may wrap a part of an attribute as well as of a message.
    #[test]
    fn an_attribute_has_parts_of_its_own() {
        let reader = Reader::new(
            "en",
            &["greeting = Hello { $name }\n    .title = { $name } says hello\n"],
            &[],
        );
        let parts = |attribute| {
            let parts = reader
                .parts((("greeting", attribute), &["name"]))
                .unwrap_or_default();
            let text = |part: &Part| match part {
                Part::Text(text) => *text,
                Part::Formatted(_) => "formatted",
            };
            parts.iter().map(text).collect::<Vec<_>>()
        };
        assert_eq!(parts(None), ["Hello ", ""]);
        assert_eq!(parts(Some("title")), ["", " says hello"]);
    }
}
