use leptos_router::params::ParamsMap;

/// The address that asks the same again, without what was left empty.
pub(crate) fn address<'a>(
    path: &str,
    params: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    let params: ParamsMap = params
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    format!("{path}{}", params.to_query_string())
}
