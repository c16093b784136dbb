//! The figures that Prometheus reads.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use server::web::metrics;
use tokio::net::TcpListener;

use super::http::local_http;
use super::shop::TestShop;

/// The port for Prometheus, of a shop in this process.
pub(crate) struct MetricsPort {
    url: String,
    http: reqwest::Client,
}

impl MetricsPort {
    pub(crate) async fn open(shop: &TestShop) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = metrics::router(Arc::new(metrics::Figures::new(shop.state.shop.clone())));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self::at(&url)
    }

    pub(crate) fn at(url: &str) -> Self {
        Self {
            url: url.to_owned(),
            http: local_http().build().unwrap(),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> reqwest::Response {
        let url = format!("{}{path}", self.url);
        self.http.get(url).send().await.unwrap()
    }

    pub(crate) async fn read(&self) -> Figures {
        let response = self.get("/metrics").await;
        assert_eq!(response.status().as_u16(), 200);
        let kind = response.headers()["content-type"].to_str().unwrap();
        assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
        Figures::parse(response.text().await.unwrap())
    }
}

/// One scrape.
pub(crate) struct Figures {
    pub(crate) text: String,
    values: BTreeMap<String, f64>,
}

impl Figures {
    fn parse(text: String) -> Self {
        assert!(text.ends_with("# EOF\n"), "{text}");
        let values = text
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| {
                let (series, value) = line.rsplit_once(' ').unwrap();
                (series.to_owned(), value.parse().unwrap())
            })
            .collect();
        Self { text, values }
    }

    /// The value of a series, as it is written: `name{label="value"}`.
    pub(crate) fn of(&self, series: &str) -> f64 {
        self.find(series)
            .unwrap_or_else(|| panic!("{series} is not in {}", self.text))
    }

    pub(crate) fn find(&self, series: &str) -> Option<f64> {
        self.values.get(series).copied()
    }

    /// The names of all metrics, as they are asked for: a counter ends in `_total`.
    pub(crate) fn names(&self) -> BTreeSet<String> {
        let types = self.text.lines().filter_map(|line| {
            let (name, kind) = line.strip_prefix("# TYPE ")?.split_once(' ')?;
            Some(match kind {
                "counter" => format!("{name}_total"),
                "info" => format!("{name}_info"),
                "gauge" | "histogram" => name.to_owned(),
                other => panic!("{name} is of the kind {other}"),
            })
        });
        types.collect()
    }

    /// Every label's every value.
    pub(crate) fn label_values(&self) -> BTreeSet<(String, String)> {
        let labels = self.values.keys().filter_map(|series| {
            let (_, labels) = series.split_once('{')?;
            labels.strip_suffix('}')
        });
        labels
            .flat_map(|labels| labels.split("\","))
            .filter(|label| !label.is_empty())
            .map(|label| {
                let (name, value) = label.split_once("=\"").unwrap();
                (name.to_owned(), value.trim_end_matches('"').to_owned())
            })
            .collect()
    }
}
