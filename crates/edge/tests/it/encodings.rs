//! Every encoding is the same page.

use crate::fixture::{FRONT_FOOT, Paper, front_head, wire};

#[tokio::test]
async fn all_encodings_read_the_same_and_have_their_own_etag() {
    let paper = Paper::new();
    let mut etags = Vec::new();
    for path in ["/article/strike", "/front/en"] {
        let plain = paper.get(path).await.text();
        for (accept, encoding) in
            [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", ""), ("br;q=0, *;q=0.1", "gzip")]
        {
            let answer = paper.ask("GET", path, &[("accept-encoding", accept)]).await;
            assert_eq!(answer.header("content-encoding"), encoding, "{path}");
            assert_eq!(answer.text(), plain, "{path} {accept}");
            assert_eq!(answer.header("content-length"), answer.bytes.len().to_string());
            etags.push(answer.header("etag").to_owned());
        }
    }
    etags.sort();
    etags.dedup();
    assert_eq!(etags.len(), 6, "two pages in three encodings");
    assert_eq!(paper.world.renders(), 2);
}

#[tokio::test]
async fn a_composed_page_is_its_pieces_in_order_and_much_smaller_when_pressed() {
    let paper = Paper::new();
    let plain = format!("{}{}{FRONT_FOOT}", front_head(0), wire("wire:en", 0));
    for accept in ["identity", "gzip", "br"] {
        let answer = paper.ask("GET", "/front/en", &[("accept-encoding", accept)]).await;
        assert_eq!(answer.text(), plain);
        if accept != "identity" {
            assert!(answer.bytes.len() < plain.len() / 4, "{accept}: {}", answer.bytes.len());
        }
    }
}

#[tokio::test]
async fn an_etag_of_another_encoding_is_not_this_page() {
    let paper = Paper::new();
    let brotli = paper.ask("GET", "/article/a", &[("accept-encoding", "br")]).await.header("etag").to_owned();
    let ask = [("accept-encoding", "gzip"), ("if-none-match", brotli.as_str())];
    assert_eq!(paper.ask("GET", "/article/a", &ask).await.status, 200);
    let ask = [("accept-encoding", "br"), ("if-none-match", brotli.as_str())];
    assert_eq!(paper.ask("GET", "/article/a", &ask).await.status, 304);
}

#[tokio::test]
async fn small_pages_are_not_pressed_and_do_not_vary() {
    let paper = Paper::new();
    let answer = paper.ask("GET", "/gone/a", &[("accept-encoding", "br")]).await;
    assert_eq!(answer.header("content-encoding"), "");
    assert_eq!(answer.header("vary"), "");
}
