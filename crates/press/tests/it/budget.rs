//! What a first visit costs, compressed.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use press::{Comments, Press};

use crate::{
    harbour::{self, EN},
    whole,
};

fn gzipped(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}

#[test]
fn a_first_visit_to_an_article_with_a_page_of_threads_is_under_30_kilobytes() {
    let (press, paper, threads) = (Press::new(None).unwrap(), harbour::paper(), harbour::many_threads(30));
    let mut article = harbour::article();
    // A long read: about 1,500 words of body that do not repeat.
    let words: Vec<String> = (0..1100).map(|turn| format!("w{:x}", turn * 7919 % 65_521)).collect();
    for paragraph in words.chunks(60) {
        article.body_html.push_str(&format!("<p>{}</p>\n", paragraph.join(" ")));
    }
    let comments = Comments { threads: &threads, is_open: true };
    let frame = harbour::frame(&paper, EN, &article.path);
    let more = harbour::stories()[14..18].to_vec();
    let page = whole(&press, &frame, &harbour::english_wire(), press.article(&frame, &article, &comments, &more));
    let assets = press.assets(&paper);
    let sizes = [gzipped(page.as_bytes()), gzipped(&assets[0].bytes), gzipped(&assets[1].bytes)];
    let sum: usize = sizes.iter().sum();
    println!("page, style, script: {sizes:?}, together {sum} bytes");
    assert!(sum < 30_000, "{sizes:?}");
}
