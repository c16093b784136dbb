//! The built site: CSS, JavaScript, WASM, the font and the pictures, under a name that changes with
//! their content.

use std::path::{Path, PathBuf};
use std::{fs, io};

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use tower_http::services::{ServeDir, ServeFile};

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const FOR_A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    #[error("the site is not built: {} is missing; run `cargo xtask serve`, or set SHOP_SITE", .0.display())]
    NotBuilt(PathBuf),
    #[error("the site cannot be read: {}: {error}", path.display())]
    Unreadable { path: PathBuf, error: io::Error },
    #[error("the site is damaged: {} {problem}; run `cargo xtask serve` to build it again", path.display())]
    Damaged { path: PathBuf, problem: String },
}

/// Where this build's files lie and what browsers call them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteAssets {
    prefix: String,
    folder: PathBuf,
}

#[derive(Deserialize)]
struct Manifest {
    assets: String,
}

impl SiteAssets {
    /// Reads `site.json` in the site's folder.
    ///
    /// # Errors
    /// When the site was not built, with what to do about it.
    pub fn load(site: &Path) -> Result<Self, SiteError> {
        let path = site.join("site.json");
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(SiteError::NotBuilt(path));
            }
            Err(error) => return Err(SiteError::Unreadable { path, error }),
        };
        let manifest: Manifest =
            serde_json::from_str(&text).map_err(|error| SiteError::Damaged {
                path: path.clone(),
                problem: error.to_string(),
            })?;
        let name = manifest.assets.strip_prefix("/pkg/").unwrap_or_default();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(SiteError::Damaged {
                path,
                problem: "does not name /pkg/ and a hash".to_owned(),
            });
        }
        let folder = site.join("pkg").join(name);
        if !folder.is_dir() {
            return Err(SiteError::NotBuilt(folder));
        }
        Ok(Self {
            prefix: manifest.assets,
            folder,
        })
    }

    /// `/pkg/<hash>`, as pages write it.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The file behind a name below the prefix.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Serves the files, in the compressed form that was made at build time where there is one.
    pub fn router(&self) -> Router {
        let files = ServeDir::new(&self.folder)
            .append_index_html_on_directories(false)
            .precompressed_br()
            .precompressed_gzip();
        Router::new()
            .nest_service(&self.prefix, files)
            .layer(middleware::from_fn(possible))
            .layer(middleware::from_fn(|request, next| {
                cached(FOR_EVER, request, next)
            }))
            .merge(self.favicon())
    }

    /// Browsers ask for it by a fixed name, so that it cannot be kept for ever.
    fn favicon(&self) -> Router {
        Router::new()
            .route_service("/favicon.svg", ServeFile::new(self.path("favicon.svg")))
            .layer(middleware::from_fn(|request, next| {
                cached(FOR_A_DAY, request, next)
            }))
    }
}

/// Longer than the names of our files, and shorter than what a file system refuses.
const LONGEST_NAME: usize = 200;
const LONGEST_PATH: usize = 1_000;

/// A file system answers a name that is too long, or that has a NUL, with an error of its own.
async fn possible(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_possible = path.len() <= LONGEST_PATH
        && !path.contains("%00")
        && path.split('/').all(|name| name.len() <= LONGEST_NAME);
    if is_possible {
        next.run(request).await
    } else {
        StatusCode::NOT_FOUND.into_response()
    }
}

/// Only what was found may be kept: a kept 404 would outlive the deployment that mends it.
async fn cached(policy: HeaderValue, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let found = matches!(
        response.status(),
        StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED
    );
    if found {
        response.headers_mut().insert(header::CACHE_CONTROL, policy);
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use tower::ServiceExt as _;

    use super::*;

    fn built_site() -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        let folder = site.path().join("pkg/abc123");
        fs::create_dir_all(&folder).unwrap();
        fs::write(site.path().join("site.json"), r#"{"assets":"/pkg/abc123"}"#).unwrap();
        fs::write(folder.join("main.css"), "body{}").unwrap();
        fs::write(folder.join("main.css.br"), "compressed").unwrap();
        fs::write(folder.join("favicon.svg"), "<svg/>").unwrap();
        site
    }

    async fn get(site: &tempfile::TempDir, path: &str, encoding: &str) -> Response {
        let request = Request::get(path)
            .header(header::ACCEPT_ENCODING, encoding)
            .body(Body::empty())
            .unwrap();
        SiteAssets::load(site.path())
            .unwrap()
            .router()
            .oneshot(request)
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn a_file_may_be_kept_for_ever() {
        let site = built_site();
        let response = get(&site, "/pkg/abc123/main.css", "identity").await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::CACHE_CONTROL], FOR_EVER);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/css");
        assert_eq!(to_bytes(response.into_body(), 100).await.unwrap(), "body{}");
    }

    #[tokio::test]
    async fn the_compressed_form_is_preferred() {
        let site = built_site();
        let response = get(&site, "/pkg/abc123/main.css", "gzip, br").await;
        assert_eq!(response.headers()[header::CONTENT_ENCODING], "br");
        assert_eq!(
            to_bytes(response.into_body(), 100).await.unwrap(),
            "compressed"
        );
    }

    #[tokio::test]
    async fn what_is_missing_is_neither_served_nor_kept() {
        let site = built_site();
        for path in [
            "/pkg/abc123/none.css",
            "/pkg/old/main.css",
            "/pkg/abc123/../../site.json",
            "/pkg/abc123/%2e%2e/%2e%2e/site.json",
            "/pkg/abc123/%00",
            "/pkg/abc123/%ff",
            "/pkg/abc123/a%2fb",
            &format!("/pkg/abc123/{}", "a".repeat(253)),
            &format!("/pkg/abc123/{}", "a".repeat(255)),
            &format!("/pkg/abc123/{}", "a".repeat(5_000)),
            &format!("/pkg/abc123{}", "/a".repeat(3_000)),
        ] {
            let response = get(&site, path, "identity").await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
            assert!(
                !response.headers().contains_key(header::CACHE_CONTROL),
                "{path}"
            );
        }
    }

    #[tokio::test]
    async fn the_icon_has_its_fixed_name() {
        let site = built_site();
        let response = get(&site, "/favicon.svg", "identity").await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "image/svg+xml");
        assert_eq!(response.headers()[header::CACHE_CONTROL], FOR_A_DAY);
    }

    #[test]
    fn a_site_that_is_not_built_says_how_to_build_it() {
        let empty = tempfile::tempdir().unwrap();
        let error = SiteAssets::load(empty.path()).unwrap_err().to_string();
        assert!(error.contains("cargo xtask serve"), "{error}");
        for manifest in [
            "",
            "{}",
            r#"{"assets":"/pkg/"}"#,
            r#"{"assets":"/pkg/../x"}"#,
        ] {
            fs::write(empty.path().join("site.json"), manifest).unwrap();
            assert!(
                matches!(
                    SiteAssets::load(empty.path()),
                    Err(SiteError::Damaged { .. })
                ),
                "{manifest}"
            );
        }
    }
}
