//! Asking for pages, as browsers do, without a socket.

use std::{net::SocketAddr, time::Duration};

use axum::body::Body;
use edge::{Edge, Peer};
use http::{Method, Request, header};

use crate::{Answer, TestPaper};

/// Where readers sit if a test says nothing else.
const READER: &str = "192.0.2.7";

impl TestPaper {
    pub async fn get(&self, target: &str) -> Answer {
        self.ask(request(Method::GET, target, Body::empty())).await
    }

    /// The page as it would be drawn now, from nothing that is kept.
    pub async fn fresh(&self, target: &str) -> Answer {
        let edge = self.edge_that_waits(Duration::from_secs(60));
        asked(&edge, READER, request(Method::GET, target, Body::empty())).await
    }

    pub async fn post_form(&self, target: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_form_from(READER, target, fields).await
    }

    /// A form from another network, so that the limits for one do not meet.
    pub async fn post_form_from(&self, address: &str, target: &str, fields: &[(&str, &str)]) -> Answer {
        asked(&self.edge, address, form(target, fields)).await
    }

    /// Any request, from the usual reader.
    pub async fn ask(&self, request: Request<Body>) -> Answer {
        self.ask_from(READER, request).await
    }

    pub async fn ask_from(&self, address: &str, request: Request<Body>) -> Answer {
        asked(&self.edge, address, request).await
    }
}

/// A request without headers.
pub fn request(method: Method, target: &str, body: Body) -> Request<Body> {
    Request::builder().method(method).uri(target).body(body).expect("the test's target is an address")
}

/// A form as browsers send it from a page of the same site.
pub fn form(target: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let mut request = request(Method::POST, target, Body::empty());
    let headers = request.headers_mut();
    headers.insert(header::CONTENT_TYPE, "application/x-www-form-urlencoded".parse().unwrap());
    headers.insert(header::CONTENT_LENGTH, body.len().into());
    headers.insert("sec-fetch-site", "same-origin".parse().unwrap());
    *request.body_mut() = Body::from(body);
    request
}

pub async fn asked(edge: &Edge, address: &str, request: Request<Body>) -> Answer {
    let peer = Peer(SocketAddr::new(address.parse().expect("the test's reader has an address"), 40_000));
    let Ok(response) = edge.answer(request, Some(peer)).await;
    Answer::of(response).await
}
