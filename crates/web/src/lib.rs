//! Manners of every door: who is asking, forms, bounds, headers.

mod client;
mod form;
mod headers;
mod pace;

pub use client::{Network, Proxies, client_address, network_of};
pub use form::{Form, FormError, read_form};
pub use headers::{add_security_headers, same_origin_layer};
pub use pace::{Pace, TooFast};
