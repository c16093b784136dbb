//! The bill of materials, in `CycloneDX` 1.5.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::run::Result;

/// What cargo knows.
pub(super) struct Materials {
    /// A crate of ours, and what `cargo metadata` says for the platform that it is built for.
    pub(super) roots: Vec<(String, String)>,
    pub(super) lock: String,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    /// `dev`, `build`, or nothing for what is linked.
    kind: Option<String>,
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

/// Lists what is linked into the crates, and what each depends on.
pub(super) fn of(materials: &Materials) -> Result<String> {
    let lock: Lock = toml::from_str(&materials.lock)?;
    let sums: BTreeMap<(String, String), String> = lock
        .package
        .into_iter()
        .filter_map(|package| Some(((package.name, package.version), package.checksum?)))
        .collect();
    let mut components = BTreeMap::new();
    let mut dependencies: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut product = None;
    for (root, metadata) in &materials.roots {
        let metadata: Metadata = serde_json::from_str(metadata)?;
        let packages: BTreeMap<&str, &Package> = metadata
            .packages
            .iter()
            .map(|package| (package.id.as_str(), package))
            .collect();
        let nodes: BTreeMap<&str, &Node> = metadata
            .resolve
            .nodes
            .iter()
            .map(|node| (node.id.as_str(), node))
            .collect();
        let first = packages
            .values()
            .find(|package| package.name == *root && package.source.is_none());
        let first = first.ok_or_else(|| format!("there is no crate {root}"))?;
        product.get_or_insert_with(|| component(first, &sums));
        let mut open = vec![first.id.as_str()];
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            let (Some(package), Some(node), true) =
                (packages.get(id), nodes.get(id), seen.insert(id))
            else {
                continue;
            };
            components.insert(reference(package), component(package, &sums));
            let linked = node
                .deps
                .iter()
                .filter(|dependency| dependency.dep_kinds.iter().any(|kind| kind.kind.is_none()));
            let needs = dependencies.entry(reference(package)).or_default();
            for dependency in linked {
                needs.extend(
                    packages
                        .get(dependency.pkg.as_str())
                        .map(|package| reference(package)),
                );
                open.push(&dependency.pkg);
            }
        }
    }
    let product = product.ok_or("nothing is shipped")?;
    let own = product["bom-ref"].as_str().unwrap_or_default().to_owned();
    components.remove(&own);
    let components: Vec<Value> = components.into_values().collect();
    let dependencies: Vec<Value> = dependencies
        .into_iter()
        .map(|(name, needs)| json!({ "ref": name, "dependsOn": needs }))
        .collect();
    let mut product = product;
    product["type"] = json!("application");
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": product },
        "components": components,
        "dependencies": dependencies,
    });
    Ok(serde_json::to_string_pretty(&bill)?)
}

fn reference(package: &Package) -> String {
    format!("pkg:cargo/{}@{}", package.name, package.version)
}

fn component(package: &Package, sums: &BTreeMap<(String, String), String>) -> Value {
    let name = reference(package);
    let mut component = json!({
        "type": "library",
        "bom-ref": name,
        "name": package.name,
        "version": package.version,
        "purl": name,
    });
    if let Some(licence) = &package.license {
        // Older manifests write a slash for OR.
        let licence = licence.replace('/', " OR ");
        component["licenses"] = json!([{ "expression": licence }]);
    }
    if let Some(sum) = sums.get(&(package.name.clone(), package.version.clone())) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    component
}
