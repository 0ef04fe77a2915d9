//! Draws readers' pages from what is in print: templates, theme, meta tags.
