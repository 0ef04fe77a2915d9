//! The stored form: what is refused, and with which words.

use markup::{Body, Error};
use serde_json::json;

fn doc(block: serde_json::Value) -> Result<Body, Error> {
    Body::from_json(&json!({ "type": "doc", "content": [block] }))
}

#[test]
fn the_stored_form_is_prosemirrors() {
    let body = Body::from_markdown("A *word*.", &crate::options()).body;
    let id = body.blocks[0].id.as_str();
    assert_eq!(
        body.to_json(),
        json!({ "type": "doc", "content": [{ "type": "paragraph", "attrs": { "id": id }, "content": [
            { "type": "text", "text": "A " },
            { "type": "text", "text": "word", "marks": [{ "type": "em" }] },
            { "type": "text", "text": "." },
        ] }] })
    );
    assert_eq!(serde_json::from_str::<Body>(&serde_json::to_string(&body).unwrap()).unwrap(), body);
}

#[test]
fn unknown_nodes_and_marks_are_refused_with_their_place() {
    let error = doc(json!({ "type": "carousel" })).unwrap_err();
    assert_eq!(error.to_string(), "doc/0: no block, inline or mark is called “carousel”");
    let text = json!({ "type": "text", "text": "x", "marks": [{ "type": "blink" }] });
    let error = doc(json!({ "type": "paragraph", "content": [text] })).unwrap_err();
    assert_eq!(error.to_string(), "doc/0/0: no block, inline or mark is called “blink”");
}

#[test]
fn links_that_run_are_refused() {
    let marks = json!([{ "type": "link", "attrs": { "href": "java\tscript:alert(1)" } }]);
    let error =
        doc(json!({ "type": "paragraph", "content": [{ "type": "text", "text": "x", "marks": marks }] })).unwrap_err();
    assert!(matches!(error, Error::UnsafeLink { .. }), "{error}");
    let error = doc(json!({ "type": "embed", "attrs": { "url": "data:text/html,x" } })).unwrap_err();
    assert!(matches!(error, Error::UnsafeLink { .. }), "{error}");
}

#[test]
fn wrong_attributes_are_refused_by_name() {
    for block in [
        json!({ "type": "heading", "attrs": { "level": 1 } }),
        json!({ "type": "figure", "attrs": { "alt": "x" } }),
        json!({ "type": "figure", "attrs": { "picture": 7 } }),
        json!({ "type": "paragraph", "attrs": { "id": "a b" } }),
        json!({ "type": "audio", "attrs": {} }),
        json!({ "type": "paragraph", "content": "x" }),
        json!({ "type": "paragraph", "content": [{ "type": "text" }] }),
    ] {
        assert!(matches!(doc(block.clone()), Err(Error::Attribute { .. })), "{block}");
    }
    for block in [json!(7), json!({}), json!({ "type": "bullet_list", "content": [{ "type": "paragraph" }] })] {
        assert!(matches!(doc(block.clone()), Err(Error::Unexpected { .. })), "{block}");
    }
    assert!(matches!(Body::from_json(&json!({ "type": "paragraph" })), Err(Error::Unexpected { .. })));
}

#[test]
fn depth_and_number_are_bounded() {
    let mut block = json!({ "type": "paragraph" });
    for _ in 0..40 {
        block = json!({ "type": "blockquote", "content": [block] });
    }
    assert!(matches!(doc(block), Err(Error::TooDeep { .. })));
    let many: Vec<_> = (0..200_001).map(|_| json!({ "type": "horizontal_rule" })).collect();
    assert_eq!(Body::from_json(&json!({ "type": "doc", "content": many })), Err(Error::TooMany));
}
