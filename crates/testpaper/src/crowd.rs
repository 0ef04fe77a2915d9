//! Comments by the thousand, in one statement.

use db::{Engine, params};
use uuid::Uuid;

use crate::{Printed, TestPaper};

impl TestPaper {
    /// Adds threads to an article, one each second before now, the newest last: “Voice 1”, “Voice 2”, ….
    pub async fn crowd(&self, article: &Printed, count: i64) {
        self.shout(article, None, count).await;
    }

    /// The same as replies to a thread's first comment.
    pub async fn crowd_of_replies(&self, article: &Printed, top: Uuid, count: i64) {
        self.shout(article, Some(top), count).await;
    }

    async fn shout(&self, article: &Printed, top: Option<Uuid>, count: i64) {
        let (id, start) = (article.article.0, self.clock.now() - count * 1_000_000);
        let written = self.db.write(move |tx| {
            let top: Option<i64> = match top {
                Some(uid) => tx.first("select id from comment where uid = $1", &params![uid], |row| row.get(0))?,
                None => None,
            };
            let (uid, key) = match tx.engine() {
                Engine::Sqlite => ("randomblob(16)", "randomblob(32)"),
                Engine::Postgres => ("gen_random_uuid()", "decode(md5(cast(random() as text) || n), 'hex')"),
            };
            let depth = i64::from(top.is_some());
            tx.run(
                &format!(
                    "with recursive numbers (n) as (
                       select cast(1 as bigint) union all select n + 1 from numbers where n < cast($1 as bigint)
                     )
                     insert into comment (uid, article_id, parent_id, thread_id, depth, status, reasons, name, text, posted_at, post_key)
                     select {uid}, cast($2 as bigint), cast($3 as bigint), cast($3 as bigint), cast($4 as bigint), 'shown', '[]',
                       'Voice ' || n, 'This is voice number ' || n || ' of many.', cast($5 as bigint) + n * 1000000, {key}
                     from numbers"
                ),
                &params![count, id, top, depth, start],
            )?;
            tx.run("update article set comment_count = comment_count + $2 where id = $1", &params![id, count])?;
            if let Some(top) = top {
                tx.run("update comment set reply_count = reply_count + $2 where id = $1", &params![top, count])?;
            }
            tx.change(db::Change::new("comment.shown").of("comment", 0).tag(print::names::thread(print::names::ArticleId(id))));
            Ok::<_, db::Error>(())
        });
        written.await.unwrap();
    }
}
