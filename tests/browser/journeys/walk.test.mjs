/** A walk through every kind of page in all four languages. */

import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { DESKTOP, PHONE, browser, plainReader, reader } from "../chromium.mjs";
import { addArchive, articles, fillThread, post, uidOf } from "../fill.mjs";
import { findings, firstVisit, layout, lineLengths, tooWide } from "../look.mjs";
import { Paper } from "../paper.mjs";
import { until } from "../patience.mjs";
import { placesOf, walk } from "../walk.mjs";

const EDITIONS = { en: "ltr", fr: "ltr", es: "ltr", ar: "rtl" };
/** Pages of one kind and edition that are looked at where each costs time. */
const SAMPLES = 3;
const KINDS = [
  "front", "section", "section, further page", "topic", "topic, further page", "byline", "archive", "article", "plain", "wire", "wire-day",
  "comments", "thread", "reply", "receipt", "held receipt", "form again", "404", "410",
];
/** What every edition has; the others are there in English. */
const EVERYWHERE = KINDS.filter((kind) => !/further|^comments$|^thread$/.test(kind));
const MEASURE = { least: 60, most: 70 };
const FIRST_VISIT_BYTES_MAX = 30_000;

describe("the walk", () => {
  let paper, chromium, archive, pages, samples;

  before(async () => {
    [paper, chromium] = await Promise.all([Paper.onSqlite(), browser()]);
    archive = await addArchive(paper);
    const receipts = [];
    for (const edition of Object.keys(EDITIONS)) {
      const [first, second, killed] = await articles(paper, edition);
      if (edition === "en") await fillThread(paper.here, second);
      await paper.command("article", "kill", killed);
      receipts.push(...(await written(edition, first)));
      receipts.push({ path: killed, kind: "410", edition }, { path: `/${edition}/nowhere`, kind: "404", edition });
    }
    pages = await walk(chromium, paper.here, Object.keys(EDITIONS).map((edition) => `/${edition}`));
    samples = [...receipts, ...pages.filter((page) => page.html).map((page) => ({ ...page, edition: page.lang }))];
  });
  after(async () => {
    await chromium?.close();
    await paper?.close();
    if (archive) await rm(archive, { recursive: true });
  });

  /** Pages that only a writer comes to. */
  async function written(edition, path) {
    const article = await uidOf(paper.here, path);
    const shown = await post(paper.here, article, { text: "The tide waits for the tram." });
    const links = ["a", "b", "c", "d"].map((name) => `https://${name}.example`).join(" ");
    const held = await post(paper.here, article, { text: links });
    return [
      { path: shown, kind: "receipt", edition },
      { path: held, kind: "held receipt", edition },
      { path, kind: "form again", edition },
    ];
  }

  const isKilled = (path) => samples.some((it) => it.kind === "410" && encodeURI(it.path) === encodeURI(decodeURI(path)));

  /** The first pages of each kind in these editions. */
  function sampled(editions, kinds = KINDS, most = 1) {
    return editions.flatMap((edition) =>
      kinds.flatMap((kind) => samples.filter((it) => it.kind === kind && it.edition === edition).slice(0, most)),
    );
  }

  /** Goes to a sampled page; the form comes again to whoever sends nothing. */
  async function goTo(page, { path, kind }) {
    const answer = await page.goto(paper.here + path);
    if (kind !== "form again") return answer;
    await page.evaluate(() => document.querySelectorAll("[required]").forEach((it) => (it.required = false)));
    // Whoever has the script and writes faster is taken for a machine.
    await until("a reader could have written this", () => page.evaluate(() => performance.now() > 1700));
    const [again] = await Promise.all([page.waitForNavigation(), page.locator("#comment-form button[type=submit]").click()]);
    assert.equal(again.status(), 422);
    return again;
  }

  /** Collects what is wrong on each page, so that one run tells all of it. */
  async function nothingWrong(chosen, context, look) {
    const wrong = [];
    const page = await context.newPage();
    for (const sample of chosen) {
      await goTo(page, sample);
      for (const what of await look(page, sample)) wrong.push(`${sample.edition} ${sample.kind} ${sample.path}: ${what}`);
    }
    await context.close();
    assert.deepEqual(wrong, []);
  }

  test("every kind of page was come to, in every language", () => {
    const isThere = (kind, edition) => samples.some((it) => it.kind === kind && it.edition === edition);
    const missing = Object.keys(EDITIONS).flatMap((edition) => {
      const kinds = edition === "en" ? KINDS : EVERYWHERE;
      return kinds.filter((kind) => !isThere(kind, edition)).map((kind) => `${kind} (${edition})`);
    });
    assert.deepEqual(missing, []);
    const unknown = samples.map((it) => it.kind).filter((kind) => !KINDS.includes(kind) && !/further/.test(kind));
    assert.deepEqual([...new Set(unknown)], []);
  });

  test("no link is dead", () => {
    const dead = pages.filter((page) => page.status >= 400 && !isKilled(page.path));
    assert.deepEqual(dead.map(({ status, path, from }) => `${status} ${path}, linked on ${from}`), []);
  });

  test("every link to a place within a page finds its place", () => {
    const known = new Map(pages.map((page) => [page.path, page]));
    const lost = pages.filter((page) => page.html).flatMap((page) => {
      const places = placesOf(page, paper.here).filter(([path]) => known.get(path)?.html);
      return places.filter(([path, id]) => !known.get(path).ids.includes(id)).map(([path, id]) => `${path}#${id}, linked on ${page.path}`);
    });
    assert.deepEqual(lost, []);
  });

  test("a killed article is linked only where a writer wrote the link", () => {
    const linking = pages.filter((page) => page.html).filter((page) => {
      const links = page.hrefs.filter((href) => isKilled(href.split("#")[0])).length;
      return links > page.written.filter((href) => isKilled(href)).length;
    });
    assert.deepEqual(linking.map(({ path }) => path), []);
  });

  test("no interface word is missing", () => {
    const missing = pages.filter((page) => page.bare?.length).map((page) => `${page.path}: ${page.bare.join(", ")}`);
    assert.deepEqual(missing, []);
  });

  test("every page says its language and direction, and has one heading above all", () => {
    const wrong = pages.filter((page) => page.html).filter((page) => {
      const edition = page.path.startsWith("/comments/") ? page.lang : /^\/(\w+)/.exec(page.path)[1];
      return page.lang !== edition || page.dir !== EDITIONS[edition] || page.heading !== 1;
    });
    assert.deepEqual(wrong.map(({ path, lang, dir, heading }) => ({ path, lang, dir, heading })), []);
  });

  test("html-validate finds nothing", async () => {
    const validate = new HtmlValidate(JSON.parse(await readFile(new URL("../htmlvalidate.json", import.meta.url), "utf8")));
    const wrong = new Map();
    const chosen = sampled(Object.keys(EDITIONS), KINDS, SAMPLES).filter((it) => it.kind !== "form again");
    for (const { path } of chosen) {
      const report = await validate.validateString(await (await fetch(paper.here + path)).text());
      for (const { ruleId, message, selector, line } of report.results.flatMap((result) => result.messages)) {
        wrong.set(`${ruleId}: ${message}: ${selector?.replace(/:nth-child\(\d+\)/g, "")}`, `${path}:${line}`);
      }
    }
    assert.deepEqual([...wrong].map(([what, where]) => `${what} (${where})`), []);
  });

  test("no page scrolls sideways on a phone", async () => {
    const everything = sampled(Object.keys(EDITIONS), KINDS, SAMPLES);
    const articles = samples.filter((it) => it.kind === "article" && !everything.includes(it));
    await nothingWrong([...everything, ...articles], await plainReader(chromium, { viewport: PHONE }), tooWide);
  });

  test("the Arabic page is the mirror image of the English one", async () => {
    const context = await plainReader(chromium, { viewport: DESKTOP });
    const page = await context.newPage();
    const cards = [".lead .words", ".lead img", ".row .card:first-child", ".row .card:last-child"];
    const blocks = ["main", ".column", ".strip nav", ".strip > time", ...cards];
    await page.goto(`${paper.here}/en`);
    const tabs = [".sections li:nth-child(1)", ".sections li:nth-child(2)"];
    const english = await layout(page, [...blocks, ...tabs]);
    await page.goto(`${paper.here}/ar`);
    const arabic = await layout(page, [...blocks, ...tabs]);
    for (const block of blocks) {
      assert.ok(english[block] && arabic[block], `${block} is on both pages`);
      // What lies at the end side is as far from the start as its own words are wide.
      const end = (it) => it.start + it.width;
      const apart = (edge) => Math.abs(edge(english[block]) - edge(arabic[block]));
      const isSameSide = apart((it) => it.start) <= 2 || apart(end) <= 2;
      assert.ok(isSameSide, `${block}: ${JSON.stringify(english[block])} is mirrored as ${JSON.stringify(arabic[block])}`);
    }
    for (const { [tabs[0]]: first, [tabs[1]]: second } of [english, arabic]) assert.ok(first.start < second.start);
    assert.ok(english[".column"].left > english.main.left, "the English wire stands on the right");
    assert.ok(arabic[".column"].left < arabic.main.left, "the Arabic wire stands on the left");
    await context.close();
  });

  test("a line of a story holds 60 to 70 characters", async () => {
    const chosen = sampled(["en", "fr", "es"], ["article"], 4);
    await nothingWrong(chosen, await plainReader(chromium, { viewport: DESKTOP }), async (page) => {
      const lengths = await lineLengths(page);
      const median = lengths[Math.floor(lengths.length / 2)];
      return median >= MEASURE.least && median <= MEASURE.most ? [] : [`half of ${lengths.length} lines hold ${median} characters or less`];
    });
  });

  for (const [editions, kinds, ways] of [
    [["en"], KINDS, [[DESKTOP, "light"], [DESKTOP, "dark"], [PHONE, "light"], [PHONE, "dark"]]],
    [["ar"], KINDS, [[DESKTOP, "light"], [PHONE, "dark"]]],
    [["fr", "es"], ["front", "article", "wire", "receipt"], [[DESKTOP, "light"], [PHONE, "dark"]]],
  ]) {
    test(`axe-core finds nothing and the browser complains of nothing: ${editions.join(", ")}`, { timeout: 400_000 }, async () => {
      const context = await reader(chromium);
      await nothingWrong(sampled(editions, kinds), context, async (page, { kind }) => {
        const wrong = context.complaints.splice(0).filter((it) => !/status of 4(04|10|22)/.test(it));
        for (const [viewport, colorScheme] of ways) {
          await page.setViewportSize(viewport);
          await page.emulateMedia({ colorScheme });
          const found = await findings(page);
          wrong.push(...found.map((what) => `${viewport.width} px, ${colorScheme}: ${what}`));
        }
        return wrong;
      });
    });
  }

  for (const edition of ["en", "ar"]) {
    test(`the first visit to an article costs three requests and less than 30 KB: ${edition}`, async () => {
      for (const { path } of sampled([edition], ["article"], Infinity).filter((it) => it.sources.length).slice(0, SAMPLES)) {
        const context = await reader(chromium);
        const { requests, bytes } = await firstVisit(context, paper.here + path);
        assert.deepEqual(requests.map(({ type }) => type).sort(), ["Document", "Script", "Stylesheet"], JSON.stringify(requests));
        assert.ok(bytes < FIRST_VISIT_BYTES_MAX, `${path} costs ${bytes} bytes: ${JSON.stringify(requests)}`);
        await context.close();
      }
    });
  }
});
