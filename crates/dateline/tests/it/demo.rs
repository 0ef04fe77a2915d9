//! The sample newspaper: made once, served at once, kept afterwards.

use db::Engine;

use crate::{paper::Paper, server::Server};

#[test]
fn the_demo_is_made_once_and_kept() {
    let paper = Paper::nowhere(Engine::Sqlite);
    let start = || Server::start(paper.command(&["demo", "--listen", "127.0.0.1:0"]), &paper.scratch);
    let server = start();
    assert!(server.log().contains("Making the sample newspaper"), "{}", server.log());
    for front in ["/en", "/fr", "/es", "/ar"] {
        assert_eq!(server.get(front).status, 200, "{front}");
    }
    assert!(server.get("/en").has("The Harbour Times"));
    assert!(paper.count("select count(*) from article where status = 'in_print'") >= 40);
    assert!(!paper.data.join("sample").exists(), "what was unpacked is gone");
    server.kill();
    let (seq, articles) = (paper.last_seq(), paper.count("select count(*) from article"));

    let again = start();
    assert_eq!(again.get("/ar").status, 200);
    assert!(!again.log().contains("Making the sample newspaper"), "{}", again.log());
    drop(again);
    assert_eq!((paper.last_seq(), paper.count("select count(*) from article")), (seq, articles));
}
