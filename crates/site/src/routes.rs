//! The door's one table of routes: every address that readers may ask for.

use axum::{
    Extension, Router,
    extract::{Request, State},
    middleware::{self, Next},
    response::Response,
    routing::{MethodRouter, get, post},
};
use http::{HeaderMap, header};
use web::{add_security_headers, same_origin_layer};

use crate::{asset, bound::BodyBound, comment, health, live, media, page, problem, robots, site::Site};

/// A row of the table. Whoever asks has every right here: this is what the public may see and do.
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    /// Bytes of a body that are read; 0 for none.
    pub body_bytes_max: usize,
    handler: fn() -> MethodRouter<Site>,
}

/// The longest text in the widest script, percent-encoded, and room for the rest of its form.
const FORM: usize = 64 * 1024;

/// In the order in which a request is looked up; what no row names is a page of an edition.
pub const ROUTES: &[Route] = &[
    Route { method: "GET", path: "/live", body_bytes_max: 0, handler: || get(live::show) },
    Route { method: "GET", path: "/media/{name}", body_bytes_max: 0, handler: || get(media::show) },
    Route { method: "GET", path: "/assets/{name}", body_bytes_max: 0, handler: || get(asset::show) },
    Route { method: "GET", path: "/robots.txt", body_bytes_max: 0, handler: || get(robots::show) },
    Route { method: "GET", path: "/healthz", body_bytes_max: 0, handler: || get(health::alive) },
    Route { method: "GET", path: "/readyz", body_bytes_max: 0, handler: || get(health::ready) },
    Route { method: "GET", path: "/comments/{article}", body_bytes_max: 0, handler: || get(comment::index) },
    Route { method: "POST", path: "/comments/{article}", body_bytes_max: FORM, handler: || post(comment::create) },
    Route {
        method: "GET",
        path: "/comments/{article}/reply/{comment}",
        body_bytes_max: 0,
        handler: || get(comment::reply),
    },
    Route { method: "GET", path: "/comments/receipt/{name}", body_bytes_max: 0, handler: || get(comment::receipt) },
    Route { method: "POST", path: "/comments/receipt/{name}", body_bytes_max: FORM, handler: || post(comment::update) },
    Route {
        method: "POST",
        path: "/comments/receipt/{name}/removal",
        body_bytes_max: FORM,
        handler: || post(comment::destroy),
    },
];

/// Paths that are never kept: what is personal, and what streams.
pub const UNCACHED: &[&str] = &["/live", "/comments/receipt/", "/healthz", "/readyz"];

pub fn router(site: Site) -> Router {
    let table = ROUTES.iter().fold(Router::new(), |router, route| {
        router.route(route.path, (route.handler)().layer(Extension(BodyBound(route.body_bytes_max))))
    });
    table
        .method_not_allowed_fallback(wrong_method)
        .fallback(page::show)
        .layer(same_origin_layer())
        .layer(middleware::from_fn_with_state(site.clone(), bounded))
        .layer(middleware::from_fn(add_security_headers))
        .with_state(site)
}

/// The router itself adds the methods that the row takes.
async fn wrong_method(State(site): State<Site>) -> Response {
    problem::method(&site).await
}

/// Refuses bodies that say at once that they are larger than any row takes.
async fn bounded(State(site): State<Site>, request: Request, next: Next) -> Response {
    let bytes_max = ROUTES.iter().map(|route| route.body_bytes_max).max().unwrap_or_default();
    if stated_length(request.headers()).is_some_and(|length| length > bytes_max as u64) {
        return problem::form(&site, None, &web::FormError::TooLarge { bytes_max }).await;
    }
    next.run(request).await
}

fn stated_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
