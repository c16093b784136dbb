//! Finds the paths that a source file names, and the modules that they lead to.

use std::collections::{BTreeMap, BTreeSet};

use crate::rust_source::{Kind, Token, test_modules, without_tests};
use crate::tree::Tree;

/// A module's place below the root of its crate: `store::orders` is `["store", "orders"]`.
pub(super) type Module = Vec<String>;

/// A path that a module names, where and how.
#[derive(Debug, PartialEq, Eq)]
struct Named {
    line: usize,
    segments: Vec<String>,
    how: How,
}

#[derive(Debug, PartialEq, Eq)]
enum How {
    /// `use a::b as name;`
    Imported {
        name: String,
    },
    /// `pub use a::b as name;`
    Exported {
        name: String,
    },
    Inline,
}

/// What one module names of its own crate, or of another one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Import {
    pub(super) from: Module,
    /// `path:line`
    pub(super) place: String,
    pub(super) to: Target,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    Module(Module),
    /// The whole path, with the crate's name first.
    Crate(Vec<String>),
}

/// The modules of one crate.
pub(super) struct Sources<'a> {
    name: &'a str,
    files: BTreeMap<Module, (&'a str, Vec<Named>)>,
}

impl<'a> Sources<'a> {
    /// Reads a crate's library and the binary beside it, without what only tests compile.
    pub(super) fn read(files: &'a Tree, folder: &'a str, name: &'a str) -> Self {
        let mut modules: BTreeMap<Module, (&str, &str)> = BTreeMap::new();
        for (path, text) in files.below(folder) {
            if let Some(module) = path.strip_prefix(folder).and_then(module_of) {
                modules.insert(module, (path, text));
            }
        }
        let tests: BTreeSet<Module> = modules
            .iter()
            .flat_map(|(module, (_, text))| {
                test_modules(text)
                    .into_iter()
                    .map(|name| child(module, name))
            })
            .collect();
        modules.retain(|module, _| !tests.iter().any(|test| module.starts_with(test)));
        let files = modules
            .into_iter()
            .map(|(module, (path, text))| {
                let named = named(&module, &without_tests(text));
                (module, (path, named))
            })
            .collect();
        Self { name, files }
    }

    pub(super) fn modules(&self) -> impl Iterator<Item = (&Module, &'a str)> {
        self.files.iter().map(|(module, (path, _))| (module, *path))
    }

    /// Lists everything that the modules name. What a module hands on from below itself with
    /// `pub use` is not its own: whoever names it there names what lies below.
    pub(super) fn imports(&self) -> Vec<Import> {
        let mut imports = Vec::new();
        for (module, (path, named)) in &self.files {
            let bound: BTreeSet<&str> = named.iter().filter_map(Named::binds).collect();
            for named in named {
                let Some(to) = self.target(module, named, &bound) else {
                    continue;
                };
                let handed_on = matches!(named.how, How::Exported { .. })
                    && matches!(&to, Target::Module(to) if to.starts_with(module));
                if !handed_on && to != Target::Module(module.clone()) {
                    imports.push(Import {
                        from: module.clone(),
                        place: format!("{path}:{}", named.line),
                        to,
                    });
                }
            }
        }
        imports
    }

    fn target(&self, module: &Module, named: &Named, bound: &BTreeSet<&str>) -> Option<Target> {
        let first = named.segments.first()?;
        if self.files.contains_key(&child(module, first)) {
            let mut whole = module.clone();
            whole.extend(named.segments.iter().cloned());
            return Some(Target::Module(self.resolve(&whole)));
        }
        if first == "crate" || first == self.name {
            return Some(Target::Module(self.resolve(&named.segments[1..])));
        }
        let shadowed = named.how == How::Inline && bound.contains(first.as_str());
        (!shadowed).then(|| Target::Crate(named.segments.clone()))
    }

    /// Follows a path, and what modules on its way hand on, to the module that has its last name.
    fn resolve(&self, path: &[String]) -> Module {
        let mut path = path.to_vec();
        // A circle of `pub use` does not compile; the bound is for trees that do not.
        for _ in 0..16 {
            let known = (0..=path.len())
                .rev()
                .find(|length| self.files.contains_key(&path[..*length]))
                .unwrap_or(0);
            let (module, rest) = path.split_at(known);
            let Some(onward) = rest.first().and_then(|name| self.exported(module, name)) else {
                return module.to_vec();
            };
            path = onward
                .into_iter()
                .chain(rest[1..].iter().cloned())
                .collect();
        }
        path
    }

    /// Where a module has a name from that it hands on from its own crate.
    fn exported(&self, module: &[String], wanted: &str) -> Option<Module> {
        let (_, named) = self.files.get(module)?;
        named.iter().find_map(|named| {
            let exported = matches!(&named.how, How::Exported { name } if name == wanted);
            let first = named.segments.first().filter(|_| exported)?;
            if first == "crate" {
                return Some(named.segments[1..].to_vec());
            }
            let below = child(module, first);
            self.files.contains_key(&below).then(|| {
                let mut whole = module.to_vec();
                whole.extend(named.segments.iter().cloned());
                whole
            })
        })
    }
}

impl Named {
    /// The name that stands for something else from here on.
    fn binds(&self) -> Option<&str> {
        match &self.how {
            How::Imported { name } | How::Exported { name } => {
                (self.segments.len() > 1).then_some(name)
            }
            How::Inline => None,
        }
    }
}

fn child(module: &[String], name: &str) -> Module {
    let mut child = module.to_vec();
    child.push(name.to_owned());
    child
}

/// `store/orders.rs` is `store::orders`; `lib.rs` is the root, and `main.rs` a module beside.
fn module_of(path: &str) -> Option<Module> {
    let bare = path.strip_suffix(".rs")?;
    let bare = bare.strip_suffix("/mod").unwrap_or(bare);
    if bare == "lib" {
        return Some(Vec::new());
    }
    Some(bare.split('/').map(str::to_owned).collect())
}

/// Lists the paths of a file, with `self` and `super` written out.
fn named(module: &Module, tokens: &[Token<'_>]) -> Vec<Named> {
    let mut found = Vec::new();
    let mut scopes = Scopes::of(module);
    let mut at = 0;
    while at < tokens.len() {
        let line = tokens[at].line;
        let next = |after: usize| tokens.get(at + after).map(|token| token.kind);
        match tokens[at].kind {
            Kind::Name("use") => {
                let public = is_public(&tokens[..at]);
                let mut leaves = Vec::new();
                at += 1 + use_tree(&tokens[at + 1..], &[], &mut leaves);
                for (path, name) in leaves {
                    let how = if public {
                        How::Exported { name }
                    } else {
                        How::Imported { name }
                    };
                    let segments = scopes.absolute(path);
                    found.push(Named {
                        line,
                        segments,
                        how,
                    });
                }
                continue;
            }
            Kind::Name("mod") => {
                if let (Some(Kind::Name(name)), Some(Kind::Mark('{'))) = (next(1), next(2)) {
                    scopes.open(Some(name));
                    at += 3;
                    continue;
                }
            }
            Kind::Mark('{') => scopes.open(None),
            Kind::Mark('}') => scopes.close(),
            Kind::Name(_) if next(1) == Some(Kind::Separator) && begins_a_path(&tokens[..at]) => {
                let mut path = Vec::new();
                while let Some(Kind::Name(name)) = tokens.get(at).map(|token| token.kind) {
                    path.push(name.to_owned());
                    at += 1;
                    if tokens.get(at).map(|token| token.kind) != Some(Kind::Separator) {
                        break;
                    }
                    at += 1;
                }
                found.push(Named {
                    line,
                    segments: scopes.absolute(path),
                    how: How::Inline,
                });
                continue;
            }
            Kind::Name(_) | Kind::Separator | Kind::Mark(_) => {}
        }
        at += 1;
    }
    found
}

/// `pub use` and `pub(crate) use`: others may name what is imported here.
fn is_public(before: &[Token<'_>]) -> bool {
    let kinds: Vec<_> = before
        .iter()
        .rev()
        .take(4)
        .map(|token| token.kind)
        .collect();
    matches!(
        kinds[..],
        [Kind::Name("pub"), ..]
            | [
                Kind::Mark(')'),
                Kind::Name(_),
                Kind::Mark('('),
                Kind::Name("pub")
            ]
    )
}

/// Whether a name is a path's first: not behind `a::` or `a.`, and not where something is visible.
fn begins_a_path(before: &[Token<'_>]) -> bool {
    let kinds: Vec<_> = before
        .iter()
        .rev()
        .take(2)
        .map(|token| token.kind)
        .collect();
    !matches!(
        kinds[..],
        [Kind::Separator, Kind::Name(_) | Kind::Mark('>'), ..]
            | [Kind::Mark('.'), ..]
            | [Kind::Name("in"), Kind::Mark('(')]
    )
}

/// Collects the paths of `a::{b, c as d, e::*}` with the names that they bind; gives how many
/// tokens it has.
fn use_tree(
    tokens: &[Token<'_>],
    prefix: &[String],
    leaves: &mut Vec<(Vec<String>, String)>,
) -> usize {
    let kind = |at: usize| tokens.get(at).map(|token| token.kind);
    let mut path = prefix.to_vec();
    let mut at = 0;
    loop {
        match kind(at) {
            Some(Kind::Separator) => at += 1,
            Some(Kind::Name("as")) => {
                let Some(Kind::Name(name)) = kind(at + 1) else {
                    return at + 1;
                };
                leaves.push((path, name.to_owned()));
                return at + 2;
            }
            Some(Kind::Name("self")) if !path.is_empty() => at += 1,
            Some(Kind::Name(name)) => {
                path.push(name.to_owned());
                at += 1;
            }
            Some(Kind::Mark('*')) => {
                leaves.push((path, "*".to_owned()));
                return at + 1;
            }
            Some(Kind::Mark('{')) => {
                at += 1;
                while !matches!(kind(at), None | Some(Kind::Mark('}'))) {
                    if kind(at) == Some(Kind::Mark(',')) {
                        at += 1;
                    } else {
                        at += use_tree(&tokens[at..], &path, leaves);
                    }
                }
                return at + 1;
            }
            None | Some(Kind::Mark(_)) => {
                let name = path.last().cloned().unwrap_or_default();
                leaves.push((path, name));
                // A mark that ends no tree is skipped, so that broken code ends nevertheless.
                let ends = matches!(kind(at), None | Some(Kind::Mark(',' | '}' | ';')));
                return at + usize::from(!ends);
            }
        }
    }
}

/// The modules that a place of a file is in: the file's own, and those written out within it.
struct Scopes {
    module: Module,
    /// For each open brace, whether it is a module's.
    open: Vec<bool>,
}

impl Scopes {
    fn of(module: &Module) -> Self {
        Self {
            module: module.clone(),
            open: Vec::new(),
        }
    }

    fn open(&mut self, module: Option<&str>) {
        self.module.extend(module.map(str::to_owned));
        self.open.push(module.is_some());
    }

    fn close(&mut self) {
        if self.open.pop() == Some(true) {
            self.module.pop();
        }
    }

    fn absolute(&self, path: Vec<String>) -> Vec<String> {
        let mut module = self.module.clone();
        let mut rest = path.as_slice();
        while let Some((first, others)) = rest.split_first() {
            match first.as_str() {
                "super" => {
                    module.pop();
                }
                "self" => {}
                _ => break,
            }
            rest = others;
        }
        if rest.len() == path.len() {
            return path;
        }
        let mut absolute = vec!["crate".to_owned()];
        absolute.append(&mut module);
        absolute.extend(rest.iter().cloned());
        absolute
    }
}

#[cfg(test)]
mod tests;
