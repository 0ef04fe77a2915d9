//! Bodies: a closed schema, read from HTML and Markdown, cleaned, rendered.
