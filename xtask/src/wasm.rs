//! The islands: WASM and the JavaScript that loads it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::project::Project;
use crate::run::{Result, cargo, read, run, rustc};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// File names and their contents.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

pub(crate) fn ensure_target() -> Result<()> {
    let sysroot = read(rustc().args(["--print", "sysroot"]))?;
    let std_library = Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib");
    if std_library.is_dir() {
        return Ok(());
    }
    run(Command::new("rustup").args(["target", "add", TARGET]))
}

/// Compiles the islands and gives the path of what cargo made. A call of its own: in one with the
/// server, cargo would give Leptos the features of both.
pub(crate) fn compile(project: &Project) -> Result<PathBuf> {
    let names = &project.names;
    let profile = &names.lib_profile_release;
    run(cargo().current_dir(&project.root).args([
        "build",
        "--package",
        &names.lib_package,
        "--lib",
        "--target",
        TARGET,
        "--profile",
        profile,
    ]))?;
    Ok(project
        .target
        .join(TARGET)
        .join(profile)
        .join(format!("{}.wasm", names.lib_package.replace('-', "_"))))
}

/// `wasm-opt`, when somebody has run `npm ci`. It makes the WASM smaller and nothing else.
pub(crate) fn optimiser(project: &Project) -> Option<PathBuf> {
    Some(project.end2end().join("node_modules/.bin/wasm-opt")).filter(|path| path.exists())
}

/// Turns cargo's WASM into what a browser loads: `shop.js`, `shop.wasm`, and snippets if any
/// dependency brings its own JavaScript.
pub(crate) fn bind(project: &Project, compiled: &[u8]) -> Result<Files> {
    let name = &project.names.output_name;
    let folder = tempfile::tempdir()?;
    let explain = |error| format!("wasm-bindgen: {error:#}");
    let mut bindgen = Bindgen::new();
    bindgen.web(true).map_err(explain)?;
    bindgen
        .input_bytes(name, compiled.to_vec())
        .out_name(name)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen.generate(folder.path()).map_err(explain)?;

    let long_name = format!("{name}_bg.wasm");
    if let Some(wasm_opt) = optimiser(project) {
        optimise(&wasm_opt, &folder.path().join(&long_name))?;
    }

    let mut files = Files::new();
    read_folder(folder.path(), folder.path(), &mut files)?;
    let short_name = format!("{name}.wasm");
    let script_name = format!("{name}.js");
    let wasm = files
        .remove(&long_name)
        .ok_or("wasm-bindgen made no WASM")?;
    let script = files
        .remove(&script_name)
        .ok_or("wasm-bindgen made no JavaScript")?;
    let script = String::from_utf8(script)?.replace(&long_name, &short_name);
    files.insert(short_name, wasm);
    files.insert(script_name, tidy(&script).into_bytes());
    Ok(files)
}

fn optimise(wasm_opt: &Path, wasm: &Path) -> Result<()> {
    // What rustc has been emitting since 1.87; wasm-opt assumes less.
    run(Command::new(wasm_opt)
        .args([
            "-Oz",
            "--enable-bulk-memory",
            "--enable-bulk-memory-opt",
            "--enable-multivalue",
            "--enable-mutable-globals",
            "--enable-nontrapping-float-to-int",
            "--enable-reference-types",
            "--enable-sign-ext",
        ])
        .arg(wasm)
        .arg("-o")
        .arg(wasm))
}

/// One script out of what wasm-bindgen made and `boot.js`, which imports it: a request less, and no
/// waiting for the first to ask for the second. A module that imports itself gets what it exports.
pub(crate) fn join(name: &str, bindings: &[u8], boot: &str) -> Result<Vec<u8>> {
    let import = format!("import(\"./{name}\")");
    if boot.matches(&import).count() != 1 {
        return Err(format!("boot.js should have one `{import}`").into());
    }
    let boot = tidy(&boot.replace(&import, "import(import.meta.url)"));
    let mut joined = bindings.to_vec();
    // In a block, so that no name of one can be a name of the other.
    joined.extend(format!("{{\n{boot}}}\n").into_bytes());
    Ok(joined)
}

/// A script without the lines that are comments, and without indentation. Lines that could be inside a
/// template literal stay as they are.
fn tidy(script: &str) -> String {
    let mut tidy = String::with_capacity(script.len());
    let mut in_comment = false;
    let mut in_template = false;
    for line in script.lines() {
        let bare = line.trim();
        if in_template {
            tidy.push_str(line);
        } else if in_comment || bare.starts_with("/*") {
            in_comment = !bare.ends_with("*/");
            continue;
        } else if bare.is_empty() || bare.starts_with("//") {
            continue;
        } else {
            tidy.push_str(bare);
        }
        tidy.push('\n');
        in_template ^= line.matches('`').count() % 2 == 1;
    }
    tidy
}

/// Adds every file below `folder`, named by its path from `root` with `/` between the parts.
pub(crate) fn read_folder(root: &Path, folder: &Path, files: &mut Files) -> Result<()> {
    for entry in
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?
    {
        let path = entry?.path();
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            read_folder(root, &path, files)?;
        } else {
            let parts: Vec<_> = path
                .strip_prefix(root)?
                .iter()
                .map(|part| part.to_string_lossy())
                .collect();
            files.insert(parts.join("/"), std::fs::read(&path)?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        let script = "/* eslint-disable */\nlet a;\n\n/**\n * @param {number} b\n */\nfunction f(b) {\n    // why\n    return b / 2; // stays\n}\n";
        assert_eq!(
            tidy(script),
            "let a;\nfunction f(b) {\nreturn b / 2; // stays\n}\n"
        );
    }

    #[test]
    fn two_scripts_become_one() {
        let boot = "// why\nasync function start() {\n  const shop = await import(\"./shop.js\");\n}\nstart();\n";
        let joined =
            String::from_utf8(join("shop.js", b"export function hydrate() {}\n", boot).unwrap())
                .unwrap();
        assert_eq!(
            joined,
            "export function hydrate() {}\n{\nasync function start() {\nconst shop = await import(import.meta.url);\n}\nstart();\n}\n"
        );
        assert!(join("shop.js", b"", "import(\"./other.js\")").is_err());
    }

    #[test]
    fn template_literals_stay() {
        let script = "  const t = `a\n   // b\n   c`;\n  const u = `d`;\n";
        assert_eq!(
            tidy(script),
            "const t = `a\n   // b\n   c`;\nconst u = `d`;\n"
        );
    }
}
