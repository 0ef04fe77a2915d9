//! The query of an address.

/// Fields of a query; of a name that comes twice the first counts.
#[derive(Debug, Clone, Default)]
pub struct Query(Vec<(String, String)>);

const FIELDS_MAX: usize = 16;

impl Query {
    pub fn parse(query: &str) -> Query {
        let fields = form_urlencoded::parse(query.as_bytes()).take(FIELDS_MAX);
        Query(fields.map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// A field's text; absent ones are empty.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Whether it has no field but these.
    pub fn has_only(&self, names: &[&str]) -> bool {
        self.0.iter().all(|(name, _)| names.contains(&name.as_str()))
    }
}
