/** What a reader sees and does in one window, in the words of the paper. */

import { until } from "./patience.mjs";

/** An address whose comments are open, on every edition's sample: the first article of the front. */
export async function openArticle(context, base, edition = "en") {
  const page = await context.newPage();
  await page.goto(`${base}/${edition}`);
  await page.goto(base + (await page.locator("main article.card h2 a").first().getAttribute("href")));
  return page;
}

/** Opens an address and waits until its stream stands. */
export async function openLive(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await isLive(page);
  return page;
}

export const isLive = (page) => page.locator("[data-wire][data-state=open]").first().waitFor();

/** Writes and sends the form of a page, script or not, and ends on the receipt. */
export async function writeComment(page, name, text) {
  await page.locator("#field-name").fill(name);
  await page.locator("#field-text").fill(text);
  await page.locator("#comment-form button[type=submit]").click();
  await page.waitForURL(/\/comments\/receipt\//);
  return page.url();
}

/** The comments and replies of a page that say this. */
export const said = (page, text) => page.locator("article.comment", { has: page.locator(":scope > .said", { hasText: text }) });

/** Reads the page until it shows the comment: a page that was kept may stand in once while the new one is drawn. */
export const showsAfterAll = (page, text) =>
  until(`the page shows “${text}”`, async () => (await said(page, text).count()) || (await page.reload(), false));

/** The number in a label; none is zero. */
export const numberIn = (label) => Number(/\d+/.exec(label)?.[0] ?? 0);

/** The number over the thread. */
export const countOf = async (page) => numberIn(await page.locator("#comments-label").textContent());

/** How many headlines wait for the reader to ask for them. */
export const waiting = async (page) => numberIn(await page.locator("[data-fresh]").first().textContent());

/** The lines of the wire with this headline, on pages that are open. */
export const lines = (page, headline) => page.locator("[data-lines] .line", { hasText: headline });

export const appears = (locator) => locator.first().waitFor({ state: "visible", timeout: 20_000 });

export const disappears = (locator) => until(`${locator} is gone`, async () => (await locator.count()) === 0);

/** A page keeps this until it is loaded again. */
export const mark = (page) => page.evaluate(() => (globalThis.wasNeverReloaded = true));

export const isMarked = (page) => page.evaluate(() => globalThis.wasNeverReloaded === true);
