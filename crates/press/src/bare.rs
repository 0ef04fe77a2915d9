//! The page that needs neither paper nor theme.

/// A page for when not even the paper can be read.
pub fn bare_problem(status: u16, id: &str) -> String {
    let id: String = id.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')).collect();
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex\"><title>{status}</title>\
         <h1>Something went wrong on our side</h1>\
         <p>Please try again in a moment. We have made a note of it under {id} ({status}).</p></html>"
    )
}
