/** More than a working day holds: an older archive, long threads, and what became of things, so that every kind of page is there. */

import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Enough for a section's second page. */
const STORIES = 30;
/** Enough for a thread's second page, and for a comment whose replies have one. */
const THREADS = 34;
const REPLIES = 104;

/** Imports older stories into the English edition: their headlines lead to a second page of list and archive. */
export async function addArchive(paper) {
  const folder = await mkdtemp(join(tmpdir(), "dateline-archive-"));
  const stories = Array.from({ length: STORIES }, (_, turn) => turn);
  await Promise.all(stories.map((turn) => {
    const day = String(1 + (turn % 28)).padStart(2, "0");
    const front = [
      `headline: Tide table number ${turn}`,
      "section: harbour",
      "topics: [tides]",
      `published: 2026-0${1 + (turn % 3)}-${day}T08:00:00+00:00`,
    ];
    return writeFile(join(folder, `tide-${turn}.md`), ["---", ...front, "---", `High water at ${turn % 24} o'clock.`, ""].join("\n"));
  }));
  await paper.command("import", "markdown", folder, "--edition", "en");
  return folder;
}

/** Posts a comment as a reader of his own would, and gives the path of its receipt. */
export async function post(base, article, { name = "Odile", text, parent = "" }) {
  posters += 1;
  const from = `203.0.${113 + (posters >> 8)}.${posters & 255}`;
  const body = new URLSearchParams({ name, text, parent, mail: "", website: "" });
  const request = { method: "POST", body, redirect: "manual", headers: { "x-forwarded-for": from } };
  const answer = await fetch(`${base}/comments/${article}`, request);
  if (answer.status !== 303) throw new Error(`the comment was answered ${answer.status}: ${await answer.text()}`);
  return answer.headers.get("location");
}

let posters = 0;

/** The uid of an article, from its page. */
export async function uidOf(base, path) {
  const html = await (await fetch(base + path)).text();
  return /data-thread="([^"]+)"/.exec(html)[1];
}

/** Fills the thread of an article beyond one page, and one comment of it beyond its replies. */
export async function fillThread(base, path) {
  const article = await uidOf(base, path);
  for (let turn = 0; turn < THREADS; turn += 1) {
    await post(base, article, { name: `Reader ${turn}`, text: `Comment number ${turn}.` });
  }
  const html = await (await fetch(base + path)).text();
  const parent = [...html.matchAll(/id="comment-([0-9a-f-]{36})" data-depth="0"/g)].at(-1)[1];
  for (let turn = 0; turn < REPLIES; turn += 1) {
    await post(base, article, { name: `Reader ${turn}`, text: `Reply number ${turn}.`, parent });
  }
}

/** Paths of an edition's newest articles. */
export async function articles(paper, edition) {
  const list = await paper.command("article", "list", "--edition", edition);
  return [...list.matchAll(/^\S+ \S+ +(\/\S+)/gm)].map(([, path]) => path);
}
