/** Two windows: what is done in one shows in the other, on SQLite and on two nodes over one PostgreSQL. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browser, plainReader, reader } from "../chromium.mjs";
import { findings } from "../look.mjs";
import { Line } from "../line.mjs";
import { Paper } from "../paper.mjs";
import { until } from "../patience.mjs";
import {
  appears, countOf, disappears, isLive, isMarked, lines, mark, numberIn, openArticle, openLive, said, showsAfterAll, waiting, writeComment,
} from "../window.mjs";

for (const [engine, make] of [["SQLite", Paper.onSqlite], ["two nodes over one PostgreSQL", Paper.onPostgres]]) {
  describe(`on ${engine}`, () => journeys(make.bind(Paper)));
}

function journeys(make) {
  let paper, chromium, path;

  before(async () => {
    [paper, chromium] = await Promise.all([make(), browser()]);
    const page = await openArticle(await plainReader(chromium), paper.here);
    path = new URL(page.url()).pathname;
    await page.context().close();
  });
  after(async () => {
    await chromium?.close();
    await paper?.close();
  });

  /** A journey with a reader who has the script and a writer who has none; no browser may complain. */
  const journey = (name, walk) =>
    test(name, { timeout: 120_000 }, async () => {
      const [watching, writing] = await Promise.all([reader(chromium), plainReader(chromium)]);
      try {
        await walk(watching, writing);
        assert.deepEqual(watching.complaints, [], "the browser complains");
      } finally {
        await Promise.all([watching.close(), writing.close()]);
      }
    });

  /** Sends a comment by the plain form at the first node; its receipt stays open. */
  async function post(writing, name, text) {
    const page = await writing.newPage();
    await page.goto(paper.here + path);
    await writeComment(page, name, text);
    return page;
  }

  /** The uid of a comment, as `dateline comment list` names it. */
  async function uidOf(text) {
    const list = await paper.command("comment", "list", "--limit", "300");
    const rows = list.split("\n");
    return rows[rows.findIndex((row) => row.includes(text)) - 1].split(" ")[0];
  }

  journey("a comment by the plain form appears in the other window, with the count, and its writer sees it", async (watching, writing) => {
    const open = await openLive(watching, paper.there + path);
    await mark(open);
    const count = await countOf(open);
    const receipt = await post(writing, "Inês Duarte", "The gauge was dark\non the third already.");
    await appears(receipt.locator(".receipt .said", { hasText: "The gauge was dark" }));
    await appears(said(open, "The gauge was dark"));
    await until("the count goes up", async () => (await countOf(open)) === count + 1);
    assert.ok(await isMarked(open), "the page was loaded again");
    assert.equal(await said(open, "The gauge was dark").locator("> header [data-name]").textContent(), "Inês Duarte");
    assert.equal(await said(open, "The gauge was dark").locator("> .said br").count(), 1);
    await receipt.locator("main .turn a").last().click();
    assert.match(receipt.url(), /#comment-/);
    await showsAfterAll(receipt, "The gauge was dark");
    assert.equal(await countOf(receipt), count + 1);
  });

  journey("what the script puts in looks as what the server draws", async (watching, writing) => {
    const open = await openLive(watching, paper.there + path);
    await post(writing, "Nadia", "First line\nsecond line, see https://harbour.example/tide?a=1&b=2.\n\nNew paragraph <b>not bold</b>");
    await appears(said(open, "New paragraph"));
    const shape = (comment) => comment.evaluate((article) => {
      const copy = article.cloneNode(true);
      copy.classList.remove("arrived");
      for (const time of copy.querySelectorAll("time")) time.replaceChildren(time.title || time.textContent), time.removeAttribute("title");
      return copy.outerHTML.replace(/>\s+</g, "><").trim();
    });
    const live = await shape(said(open, "New paragraph"));
    await open.reload();
    await showsAfterAll(open, "New paragraph");
    assert.equal(live, await shape(said(open, "New paragraph")));
  });

  journey("a reply by the page without script appears under its comment", async (watching, writing) => {
    const receipt = await post(writing, "Tomás", "Who reads the tide gauge now?");
    const open = await openLive(watching, paper.there + path);
    await appears(said(open, "Who reads the tide gauge now?"));
    await receipt.goto(paper.here + path);
    await showsAfterAll(receipt, "Who reads the tide gauge now?");
    await said(receipt, "Who reads the tide gauge now?").locator("> .act a").click();
    assert.match(receipt.url(), /\/reply\//);
    await writeComment(receipt, "Odile", "The harbour master does.");
    await appears(said(open, "Who reads the tide gauge now?").locator(".replies article.comment", { hasText: "The harbour master does." }));
  });

  journey("with the script the form goes where the reply is written", async (watching, writing) => {
    await post(writing, "Tomás", "Is the ferry back?");
    const open = await openLive(watching, paper.there + path);
    const other = await openLive(watching, paper.here + path);
    const comment = said(open, "Is the ferry back?");
    await comment.locator("> .act a").click();
    assert.equal(await comment.locator("form#comment-form").count(), 1, "the form did not move");
    assert.equal(await open.evaluate(() => document.activeElement.id), "field-name");
    await open.waitForFunction(() => performance.now() > 2500);
    await writeComment(open, "Odile", "Since this morning.");
    await appears(said(other, "Is the ferry back?").locator(".replies article.comment", { hasText: "Since this morning." }));
  });

  journey("a comment that its writer changes and removes does so on open pages", async (watching, writing) => {
    const open = await openLive(watching, paper.there + path);
    const count = await countOf(open);
    const receipt = await post(writing, "Odile", "The tram runs at nihgt.");
    await appears(said(open, "The tram runs at nihgt."));
    await receipt.locator("#field-text").fill("The tram runs at night.");
    await receipt.locator("form.form:not(.remove) button[type=submit]").click();
    await appears(said(open, "The tram runs at night."));
    assert.equal(await countOf(open), count + 1);
    await receipt.locator("form.remove button[type=submit]").click();
    await disappears(said(open, "The tram runs at night."));
    await until("the count goes down", async () => (await countOf(open)) === count);
  });

  journey("a comment that a rule holds does not appear, and its receipt says why", async (watching, writing) => {
    const open = await openLive(watching, paper.there + path);
    const count = await countOf(open);
    const receipt = await post(writing, "Tomás", "Buy https://a.example https://b.example https://c.example https://d.example");
    const told = await receipt.locator(".receipt").textContent();
    assert.match(told, /moderator/);
    assert.equal(await receipt.locator(".receipt ul li").count(), 1, told);
    // A comment that shows comes after it: had the held one been sent, it would be there.
    await post(writing, "Odile", "Shown after the held one.");
    await appears(said(open, "Shown after the held one."));
    assert.equal(await said(open, "Buy https").count(), 0);
    assert.equal(await countOf(open), count + 1);
    await paper.command("comment", "show", await uidOf("Buy https"));
    await appears(said(open, "Buy https"));
  });

  journey("a comment that a moderator removes disappears from the open page", async (watching, writing) => {
    await post(writing, "Tomás", "This goes too far.");
    const open = await openLive(watching, paper.there + path);
    const count = await countOf(open);
    await appears(said(open, "This goes too far."));
    await paper.command("comment", "remove", await uidOf("This goes too far."));
    await disappears(said(open, "This goes too far."));
    await until("the count goes down", async () => (await countOf(open)) === count - 1);
    await open.reload();
    assert.equal(await said(open, "This goes too far.").count(), 0);
  });

  journey("a removed comment with replies that is shown again returns to its place", async (watching, writing) => {
    const receipt = await post(writing, "Tomás", "The pump is theirs.");
    await receipt.goto(paper.here + path);
    await showsAfterAll(receipt, "The pump is theirs.");
    await said(receipt, "The pump is theirs.").locator("> .act a").click();
    await writeComment(receipt, "Odile", "It was sold in May.");
    const open = await openLive(watching, paper.there + path);
    await appears(said(open, "It was sold in May."));
    const count = await countOf(open);
    const uid = await uidOf("The pump is theirs.");
    const place = open.locator(`#comment-${uid}`);
    await paper.command("comment", "remove", uid);
    await appears(place.locator("> .removed"));
    assert.equal(await said(open, "The pump is theirs.").count(), 0);
    await paper.command("comment", "show", uid);
    await appears(place.locator("> .said", { hasText: "The pump is theirs." }));
    assert.equal(await place.locator("> .removed").count(), 0);
    assert.equal(await place.locator("> .replies .said", { hasText: "It was sold in May." }).count(), 1, "the reply stayed");
    assert.equal(await place.count(), 1);
    await until("the count is as before", async () => (await countOf(open)) === count);
  });

  journey("the count on the open front follows", async (watching, writing) => {
    const open = await openLive(watching, `${paper.there}/en`);
    const count = open.locator(`main a[href="${path}#comments"]`).first();
    const before = numberIn(await count.textContent());
    await post(writing, "Inês Duarte", "And the front knows.");
    await until("the front's count changes", async () => numberIn(await count.textContent()) === before + 1);
  });

  journey("a flash from the command line appears on the open fronts and wires of every node", async (watching) => {
    const addresses = [`${paper.here}/en`, `${paper.there}/en`, `${paper.there}/en/wire`];
    const open = await Promise.all(addresses.map((address) => openLive(watching, address)));
    await Promise.all(open.map(mark));
    await paper.command("flash", "Pilot boat adrift off the north mole");
    for (const page of open) {
      await appears(lines(page, "Pilot boat adrift off the north mole"));
      assert.ok(await isMarked(page), "the page was loaded again");
      const line = lines(page, "Pilot boat adrift off the north mole");
      assert.match(await line.getAttribute("class"), /flash/);
      assert.equal(await page.locator("[data-lines] .line").first().getAttribute("data-uid"), await line.getAttribute("data-uid"));
    }
  });

  journey("a line that is withdrawn disappears", async (watching) => {
    await paper.command("flash", "Harbour closed to all traffic");
    const open = await openLive(watching, paper.there + path);
    await appears(lines(open, "Harbour closed to all traffic"));
    await paper.command("flash", "Harbour closed to all traffic", "--withdraw");
    await disappears(lines(open, "Harbour closed to all traffic"));
  });

  journey("a headline that is no flash waits until the reader asks for it", async (watching) => {
    const open = await openLive(watching, `${paper.there}/es`);
    const top = await open.locator("[data-lines] .line").first().getAttribute("data-uid");
    await paper.command("flash", "--edition", "es", "--urgency", "normal", "Library opens late on Monday");
    await appears(open.locator("[data-fresh]"));
    assert.equal(await waiting(open), 1);
    assert.deepEqual(await findings(open), []);
    assert.equal(await open.locator("[data-lines] .line").first().getAttribute("data-uid"), top, "the list moved");
    await paper.command("flash", "--edition", "es", "--urgency", "urgent", "Bridge closed after a collision");
    await until("two wait", async () => (await waiting(open)) === 2);
    await open.locator("[data-fresh]").click();
    await appears(lines(open, "Library opens late on Monday"));
    await appears(lines(open, "Bridge closed after a collision"));
    assert.ok(await open.locator("[data-fresh]").isHidden());
    const shown = await open.locator("[data-lines] .line p").allTextContents();
    assert.match(shown[0], /Bridge closed/, "the newest stands first");
  });

  journey("nothing comes in while the reader has paused, and all of it when he resumes", async (watching) => {
    const open = await openLive(watching, `${paper.there}/fr`);
    const shown = await open.locator("[data-lines] .line").count();
    await open.locator("[data-pause]").click();
    for (const turn of ["one", "two", "three"]) await paper.command("flash", "--edition", "fr", `While paused, ${turn}`);
    await until("three wait", async () => (await waiting(open)) === 3);
    assert.equal(await open.locator("[data-lines] .line").count(), shown, "a line came in while paused");
    await open.locator("[data-pause]").click();
    await appears(lines(open, "While paused, three"));
    assert.equal(await lines(open, "While paused").count(), 3);
    assert.ok(await open.locator("[data-fresh]").isHidden());
  });

  journey("a change between the page and its stream is not missed", async (watching, writing) => {
    const open = await watching.newPage();
    let letScriptGo;
    const isHeld = new Promise((resolve) => (letScriptGo = resolve));
    await open.route("**/assets/reader-*.js", async (route) => (await isHeld, await route.continue()));
    await open.goto(paper.there + path, { waitUntil: "commit" });
    await open.locator("footer.foot").waitFor();
    const count = await countOf(open);
    await paper.command("flash", "Between page and stream");
    await post(writing, "Nadia", "Written before your stream was open.");
    assert.equal(await lines(open, "Between page and stream").count(), 0, "the page was drawn too late for this journey");
    letScriptGo();
    await appears(lines(open, "Between page and stream"));
    await appears(said(open, "Written before your stream was open."));
    assert.equal(await countOf(open), count + 1);
  });

  journey("a window that was hidden catches up when it is looked at again", async (watching) => {
    const open = await openLive(watching, `${paper.there}/en`);
    const turn = (isHidden) => open.evaluate((isHidden) => {
      Object.defineProperty(document, "hidden", { value: isHidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, isHidden);
    await turn(true);
    await paper.command("flash", "While you looked away");
    assert.equal(await lines(open, "While you looked away").count(), 0);
    await turn(false);
    await appears(lines(open, "While you looked away"));
  });

  test("a connection that was cut loses and repeats nothing, at whichever node it comes back", { timeout: 120_000 }, async () => {
    const line = await Line.to(paper.here);
    const [watching, writing] = await Promise.all([reader(chromium), plainReader(chromium)]);
    const open = await openLive(watching, line.address + path);
    await paper.command("flash", "Before the cut");
    await appears(lines(open, "Before the cut"));
    await mark(open);
    const count = await countOf(open);
    line.cut();
    for (const turn of ["one", "two"]) await paper.command("flash", `While cut, ${turn}`);
    await post(writing, "Odile", "Said while the line was cut.");
    line.lead(paper.there);
    line.mend();
    await appears(lines(open, "While cut, two"));
    await appears(said(open, "Said while the line was cut."));
    await paper.command("flash", "After the cut");
    await appears(lines(open, "After the cut"));
    for (const headline of ["Before the cut", "While cut, one", "While cut, two", "After the cut"]) {
      assert.equal(await lines(open, headline).count(), 1, headline);
    }
    assert.equal(await countOf(open), count + 1);
    assert.ok(await isMarked(open), "the page was loaded again");
    await Promise.all([watching.close(), writing.close()]);
    line.close();
  });

  test("a page stays live over a crash of its node", { timeout: 120_000 }, async () => {
    const line = await Line.to(paper.here);
    const watching = await reader(chromium);
    const open = await openLive(watching, `${line.address}/en`);
    await paper.command("flash", "Before the crash");
    await appears(lines(open, "Before the crash"));
    await paper.crash();
    line.lead(paper.here);
    await paper.command("flash", "After the crash");
    await appears(lines(open, "After the crash"));
    assert.equal(await lines(open, "Before the crash").count(), 1);
    await watching.close();
    line.close();
  });

  journey("an article that is killed says so on the open page, and its address answers 410", async (watching) => {
    const open = await openLive(watching, paper.there + path);
    const front = await openLive(watching, `${paper.there}/en`);
    await paper.command("article", "kill", path);
    const told = (page) => page.locator("[data-notice]").evaluate((notice) => [notice.textContent, notice.dataset]);
    for (const [page, words] of [[open, "gone"], [front, "newer"]]) {
      await appears(page.locator("[data-notice] button"));
      const [text, known] = await told(page);
      assert.ok(text.startsWith(known[words]), text);
    }
    const answer = await (await plainReader(chromium)).request.get(paper.there + path);
    assert.equal(answer.status(), 410);
    await isLive(open);
  });
}
