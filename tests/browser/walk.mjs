/** A walk over the paper as a reader without script would take it: every link on every page, breadth first. */

import { readFile } from "node:fs/promises";

/** The sample paper has far fewer; a link that leads on for ever ends here. */
const PAGES_MAX = 3000;
const AT_ONCE = 4;
const words = new URL("../../crates/language/words/en.ftl", import.meta.url);

/** Follows every link from these addresses. What it gives is in the order in which a reader could have come there. */
export async function walk(chromium, base, starts) {
  const room = await chromium.newPage();
  const keys = [...(await readFile(words, "utf8")).matchAll(/^([a-z]+(?:-[a-z0-9]+)+) =/gm)].map(([, key]) => key);
  const found = new Map(starts.map((path) => [path, { path, from: "the start" }]));
  for (let rest = starts; rest.length && found.size < PAGES_MAX; ) {
    const next = [];
    for (let at = 0; at < rest.length; at += AT_ONCE) {
      const pages = rest.slice(at, at + AT_ONCE).map((path) => fetched(base, found.get(path)));
      for (const page of await Promise.all(pages)) {
        if (!page.html) continue;
        Object.assign(page, await room.evaluate(read, { html: page.html, keys }));
        page.kind = kindOf(page);
        for (const path of linksOf(page, base)) {
          if (found.has(path)) continue;
          found.set(path, { path, from: page.path });
          next.push(path);
        }
      }
    }
    rest = next;
  }
  await room.close();
  return [...found.values()];
}

async function fetched(base, page) {
  const answer = await fetch(base + page.path, { redirect: "manual" });
  const type = answer.headers.get("content-type") ?? "";
  const text = await answer.text();
  return Object.assign(page, { status: answer.status, type, text, html: type.startsWith("text/html") ? text : "" });
}

/** What stands on a page, read by the browser's own parser. Runs in the browser. */
function read({ html, keys }) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const all = (selector) => [...page.querySelectorAll(selector)];
  const isBare = new RegExp(`(^|[^\\w-])(${keys.join("|")})($|[^\\w-])|\\{ ?\\$`);
  const told = ["alt", "title", "aria-label", "content", "value", "placeholder"];
  const spoken = (element) => [...element.attributes].filter(({ name }) => told.includes(name) || /^data-[a-z-]*$/.test(name));
  const silent = ["data-on", "data-digits", "data-count", "data-thread", "data-uid", "data-reply", "data-day"];
  const texts = [];
  for (const root of [page, ...all("template").map((it) => it.content)]) {
    const walker = page.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode.data);
    for (const element of root.querySelectorAll("*")) {
      texts.push(...spoken(element).filter(({ name }) => !silent.includes(name)).map(({ value }) => value));
    }
  }
  return {
    lang: page.documentElement.lang,
    dir: page.documentElement.dir,
    heading: page.querySelectorAll("h1").length,
    name: [...page.body.classList].find((it) => it.startsWith("on-"))?.slice(3),
    ids: all("[id]").map((it) => it.id),
    bare: texts.filter((text) => isBare.test(text)).map((text) => text.trim()),
    written: all(".body a[href]").map((it) => it.getAttribute("href")),
    hrefs: all("a[href], link[href], form[action]").map((it) => it.getAttribute("href") ?? it.getAttribute("action")),
    forms: all("form[action]").map((it) => it.getAttribute("action")),
    sources: all("img").flatMap((it) => [it.getAttribute("src"), ...(it.srcset ? it.srcset.split(",").map((one) => one.trim().split(" ")[0]) : [])]),
  };
}

/** Pages of one kind are drawn by one template in one way. */
function kindOf({ name, path, status }) {
  const list = /^\/\w+\/(topic|byline)\//.exec(path)?.[1] ?? "section";
  const comments = /\/reply\//.test(path) ? "reply" : /thread=/.test(path) ? "thread" : "comments";
  const kind = name === "list" ? list : name === "comments" ? comments : name;
  return (status >= 400 ? `${status}` : kind) + (/[?&]before=/.test(path) ? ", further page" : "");
}

/** Addresses of the paper's own that a page leads to, without what only receives forms. */
function linksOf(page, base) {
  const urls = page.hrefs.filter((href) => !page.forms.includes(href)).map((href) => new URL(href, base + page.path));
  const sources = page.sources.map((source) => new URL(source, base + page.path));
  return [...urls, ...sources].filter((url) => url.origin === base).map((url) => url.pathname + url.search);
}

/** Links to a place within a page: the page's address, and the place. */
export function placesOf(page, base) {
  const urls = page.hrefs.map((href) => new URL(href, base + page.path));
  return urls.filter((url) => url.origin === base && url.hash).map((url) => [url.pathname + url.search, decodeURIComponent(url.hash.slice(1))]);
}
