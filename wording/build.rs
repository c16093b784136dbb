//! Turns every message of `locales/en` into a method of `Sentences` that takes its variables.

// The tests read the rest of it.
#[allow(dead_code)]
#[path = "src/pattern.rs"]
mod pattern;

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{
    ast::{Entry, Pattern},
    parser,
};
use pattern::{Used, used_by};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const LOCALES: &str = "locales";
const ENGLISH: &str = "en";

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed={LOCALES}");
    let locales = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join(LOCALES);
    let mut code = Code::default();
    for file in sorted(&locales.join(ENGLISH))? {
        let text = fs::read_to_string(&file)?;
        add_file(&text, &mut code).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let out = Path::new(&env::var("OUT_DIR")?).join("sentences.rs");
    fs::write(out, code.finish(&languages(&locales)?))?;
    Ok(())
}

/// Every language with the texts of its files: English first, because the others fall back on it.
fn languages(locales: &Path) -> Result<String> {
    let mut list = String::new();
    let mut folders: Vec<PathBuf> = sorted(locales)?
        .into_iter()
        .filter(|path| path.is_dir())
        .collect();
    folders.sort_by_key(|folder| !folder.ends_with(ENGLISH));
    for folder in folders {
        let tag = folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let mut texts = String::new();
        for file in sorted(&folder)? {
            write!(texts, "include_str!({:?}), ", file.display().to_string())?;
        }
        writeln!(list, "    ({tag:?}, &[{texts}]),")?;
    }
    Ok(list)
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths)
}

fn add_file(text: &str, code: &mut Code) -> Result<()> {
    let resource = parser::parse(text).map_err(|(_, errors)| format!("{errors:?}"))?;
    for entry in resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let comment = message
            .comment
            .map(|comment| comment.content)
            .unwrap_or_default();
        let key = message.id.name;
        if let Some(value) = &message.value {
            code.add(key, None, value, &comment)?;
        }
        for attribute in &message.attributes {
            code.add(key, Some(attribute.id.name), &attribute.value, &comment)?;
        }
    }
    Ok(())
}

/// What a comment says of a variable or of a term: `# $count (Number)`.
struct Declared<'a> {
    name: &'a str,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    String,
    Number,
    /// The page wraps it, so the sentence is handed out in parts.
    Element,
}

fn declared<'a>(comment: &[&'a str]) -> Vec<Declared<'a>> {
    let kinds = [
        ("(String)", Kind::String),
        ("(Number)", Kind::Number),
        ("(Element)", Kind::Element),
    ];
    let line = |line: &&'a str| {
        let mut parts = line.split_whitespace();
        let name = parts.next()?;
        let kind = parts.next()?;
        let (_, kind) = kinds.iter().find(|(written, _)| *written == kind)?;
        Some(Declared { name, kind: *kind })
    };
    comment.iter().filter_map(line).collect()
}

/// The generated file: methods, and the tables that they look up.
#[derive(Default)]
struct Code {
    structs: String,
    methods: String,
    texts: Table,
    formatted: Table,
    parts: Table,
}

#[derive(Default)]
struct Table {
    rows: String,
    length: usize,
}

impl Table {
    /// Adds a row; its place.
    fn add(&mut self, row: &str) -> usize {
        self.rows += &format!("    {row},\n");
        self.length += 1;
        self.length - 1
    }
}

impl Code {
    fn add(
        &mut self,
        key: &str,
        attribute: Option<&str>,
        pattern: &Pattern<&str>,
        comment: &[&str],
    ) -> Result<()> {
        let used = used_by(pattern);
        let declared = declared(comment);
        let elements = elements(&used, &declared);
        let arguments = arguments(key, &used, &declared)?;
        let whole_key = attribute.map_or(key.to_owned(), |attribute| format!("{key}.{attribute}"));
        let name = whole_key.replace(['-', '.'], "_");
        for line in comment {
            writeln!(self.methods, "    /// {line}")?;
        }
        let row = format!("({key:?}, {attribute:?})");
        if !elements.is_empty() {
            let place = self.parts.add(&format!("({row}, &{elements:?})"));
            return self.add_parts(&name, place, &elements, signature(&arguments));
        }
        let (generics, parameters, given) = signature(&arguments);
        if arguments.is_empty() {
            let place = self.texts.add(&row);
            writeln!(
                self.methods,
                "    pub fn {name}(&self) -> &'static str {{ self.text({place}) }}"
            )?;
        } else {
            let place = self.formatted.add(&row);
            writeln!(
                self.methods,
                "    pub fn {name}{generics}(&self{parameters}) -> String {{ {given} self.formatted({place}, &args) }}"
            )?;
        }
        Ok(())
    }

    /// A method that returns the sentence's parts in a struct of its own.
    fn add_parts(
        &mut self,
        name: &str,
        place: usize,
        elements: &[String],
        (generics, parameters, given): (String, String, String),
    ) -> Result<()> {
        let mut fields = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            fields.push(format!("s{index}"));
            fields.extend(element.strip_prefix('-').map(|term| term.replace('-', "_")));
        }
        fields.push(format!("s{}", elements.len()));
        let parts = camel_case(name);
        let args = if given.is_empty() {
            "None"
        } else {
            "Some(&args)"
        };
        writeln!(
            self.structs,
            "/// The parts of [`Sentences::{name}`].\npub struct {parts} {{"
        )?;
        writeln!(
            self.methods,
            "    pub fn {name}{generics}(&self{parameters}) -> {parts} {{ {given} {parts} {{"
        )?;
        for (index, field) in fields.iter().enumerate() {
            writeln!(self.structs, "    pub {field}: Cow<'static, str>,")?;
            writeln!(
                self.methods,
                "        {field}: self.part({place}, {index}, {args}),"
            )?;
        }
        writeln!(self.structs, "}}")?;
        writeln!(self.methods, "    }} }}")?;
        Ok(())
    }

    fn finish(self, languages: &str) -> String {
        let Self {
            structs,
            methods,
            texts,
            formatted,
            parts,
        } = self;
        let table = |name: &str, row: &str, table: Table| {
            format!(
                "pub(super) static {name}: [{row}; {}] = [\n{}];\n",
                table.length, table.rows
            )
        };
        format!(
            "pub(crate) static LANGUAGE_FILES: &[(&str, &[&str])] = &[\n{languages}];\n{}{}{}{structs}\nimpl Sentences {{\n{methods}}}\n",
            table("TEXTS", "Key", texts),
            table("FORMATTED", "Key", formatted),
            table("PARTS", "PartsKey", parts),
        )
    }
}

/// What the page wraps, in the order in which the sentence has it: `-help-your-orders`, `number`.
fn elements(used: &Used, declared: &[Declared<'_>]) -> Vec<String> {
    let is_element = |name: &String| {
        let variable = format!("${name}");
        declared
            .iter()
            .any(|it| it.kind == Kind::Element && (it.name == name || it.name == variable))
    };
    used.places
        .iter()
        .filter(|name| is_element(name))
        .cloned()
        .collect()
}

/// The variables that a method takes: in the comment's order, which no rewording changes. A number
/// that chooses a plural needs no comment.
fn arguments<'a>(
    key: &str,
    used: &'a Used,
    declared: &[Declared<'_>],
) -> Result<Vec<(&'a str, Kind)>> {
    let place = |name: &str| {
        declared
            .iter()
            .position(|it| it.name.strip_prefix('$') == Some(name))
    };
    let mut found = Vec::new();
    for variable in &used.variables {
        let declared_at = place(variable);
        let kind = match declared_at.map(|at| declared[at].kind) {
            Some(Kind::Element) => continue,
            Some(kind) => kind,
            None if used.selectors.contains(variable) => Kind::Number,
            None => {
                return Err(
                    format!("{key}: the comment above does not say what ${variable} is").into(),
                );
            }
        };
        found.push((declared_at.unwrap_or(usize::MAX), variable.as_str(), kind));
    }
    found.sort_by_key(|(place, _, _)| *place);
    Ok(found
        .into_iter()
        .map(|(_, name, kind)| (name, kind))
        .collect())
}

/// The generics, the parameters and the first statements of a method.
fn signature(arguments: &[(&str, Kind)]) -> (String, String, String) {
    if arguments.is_empty() {
        return Default::default();
    }
    let mut generics = Vec::new();
    let mut parameters = String::new();
    let mut given = format!(
        "let mut args = FluentArgs::with_capacity({});",
        arguments.len()
    );
    for (index, (name, kind)) in arguments.iter().enumerate() {
        let name_in_rust = name.replace('-', "_");
        let (bound, value) = match kind {
            Kind::Number => ("Into<FluentNumber>", "into()"),
            Kind::String | Kind::Element => ("AsRef<str>", "as_ref()"),
        };
        generics.push(format!("T{index}: {bound}"));
        parameters += &format!(", {name_in_rust}: T{index}");
        given += &format!(" args.set({name:?}, {name_in_rust}.{value});");
    }
    (format!("<{}>", generics.join(", ")), parameters, given)
}

fn camel_case(name: &str) -> String {
    name.split('_')
        .map(|word| word[..1].to_uppercase() + &word[1..])
        .collect()
}
