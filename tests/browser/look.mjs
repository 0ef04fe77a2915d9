/** What a page measures in a reader's window. The functions run in the browser. */

import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Everything that axe-core finds wrong on the page, one sentence for each rule and place. */
export async function findings(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => {
      const { data } = node.any[0] ?? {};
      const colours = data?.contrastRatio ? ` ${data.fgColor} on ${data.bgColor} is ${data.contrastRatio}` : "";
      return `${id}: ${help}: ${node.target.join(" ")}${colours}`;
    }));
  });
  return [...new Set(found)];
}

/** What makes the page wider than its window. */
export const tooWide = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((it) => {
      const { left, right } = it.getBoundingClientRect();
      return right > width + 1 || left < -1;
    });
    return [`${document.scrollingElement.scrollWidth} px`, ...wide.slice(0, 5).map((it) => `${it.tagName}.${it.className}`)];
  });

/** How many characters each full line of the story's paragraphs holds. */
export const lineLengths = (page) =>
  page.evaluate(() => {
    const lengths = [];
    for (const paragraph of document.querySelectorAll(".body > p")) {
      const lines = new Map();
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode;
        for (let at = 0; at < text.length; at += 1) {
          const range = document.createRange();
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          const box = range.getClientRects()[0];
          if (box) lines.set(Math.round(box.bottom / 8), (lines.get(Math.round(box.bottom / 8)) ?? 0) + 1);
        }
      }
      lengths.push(...[...lines.entries()].sort(([a], [b]) => a - b).slice(0, -1).map(([, length]) => length));
    }
    return lengths.sort((a, b) => a - b);
  });

/** Where the blocks of a page lie: distances of their edges from the side where reading starts, and their widths. */
export const layout = (page, selectors) =>
  page.evaluate((selectors) => {
    const isRight = getComputedStyle(document.documentElement).direction === "rtl";
    const width = document.documentElement.clientWidth;
    const blocks = selectors.map((selector) => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      if (!box) return [selector, null];
      const start = Math.round(isRight ? width - box.right : box.left);
      return [selector, { start, width: Math.round(box.width), left: Math.round(box.left) }];
    });
    return Object.fromEntries(blocks);
  }, selectors);

/** What a first visit asks for and what that costs; pictures, the icon and the stream aside. */
export async function firstVisit(context, address) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const requests = new Map();
  await session.send("Network.enable");
  session.on("Network.requestWillBeSent", ({ requestId, type, request }) => requests.set(requestId, { type, url: request.url, bytes: 0 }));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => (requests.get(requestId).bytes = encodedDataLength));
  await page.goto(address);
  await page.locator("[data-wire][data-state=open]").first().waitFor();
  await page.waitForLoadState("load");
  const counted = [...requests.values()].filter(({ type, url }) => !["Image", "EventSource"].includes(type) && !/\/icon-/.test(url));
  await page.close();
  return { requests: counted, bytes: counted.reduce((sum, { bytes }) => sum + bytes, 0) };
}
