use domain::links::with_query;

/// The address that asks the same again, without what was left empty.
pub(crate) fn address<'a>(
    path: &str,
    params: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    with_query(path, params)
}
