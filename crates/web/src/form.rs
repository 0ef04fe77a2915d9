//! Forms: read whole, within bounds, each field once.

use std::collections::BTreeMap;

use axum::body::Body;
use http::{HeaderMap, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};

/// The fields of a form by name.
#[derive(Debug, Clone, Default)]
pub struct Form(BTreeMap<String, String>);

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum FormError {
    #[error("the form is larger than the {bytes_max} bytes that are taken")]
    TooLarge { bytes_max: usize },
    #[error("the form has more than the {fields_max} fields that are taken")]
    TooMany { fields_max: usize },
    #[error("send the form as application/x-www-form-urlencoded")]
    WrongType,
    #[error("the form broke off before its end")]
    Broken,
}

const FIELDS_MAX: usize = 32;

impl Form {
    /// A field's text; absent ones are empty.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}

/// Reads a form from a request's body. Of a name that comes twice the first is taken.
pub async fn read_form(headers: &HeaderMap, body: Body, bytes_max: usize) -> Result<Form, FormError> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().unwrap_or_default().trim() != "application/x-www-form-urlencoded" {
        return Err(FormError::WrongType);
    }
    let whole = Limited::new(body, bytes_max).collect().await.map_err(|error| {
        if error.is::<LengthLimitError>() { FormError::TooLarge { bytes_max } } else { FormError::Broken }
    })?;
    let mut fields = BTreeMap::new();
    for (count, (name, value)) in form_urlencoded::parse(&whole.to_bytes()).enumerate() {
        if count >= FIELDS_MAX {
            return Err(FormError::TooMany { fields_max: FIELDS_MAX });
        }
        fields.entry(name.into_owned()).or_insert_with(|| value.into_owned());
    }
    Ok(Form(fields))
}
