/** Readers with a browser: each has windows of his own, and none of them may hear a complaint of it. */

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const QUIET = ["quic", "sync", "gpu", "component-update", "background-networking", "default-apps"].map((it) => `--disable-${it}`);

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Starts Debian's Chromium, or the one that `CHROMIUM` names. */
export function browser() {
  const executablePath = process.env.CHROMIUM ?? PLACES.find(existsSync);
  if (!executablePath) throw new Error("Chromium is needed for these journeys: install Debian's chromium package");
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--no-first-run", "--hide-scrollbars", ...QUIET] });
}

let readers = 0;

/** A reader with his own address; `options` are Playwright's for a context. */
export async function reader(browser, options = {}) {
  readers += 1;
  const address = `198.51.100.${readers % 250}`;
  const context = await browser.newContext({ viewport: DESKTOP, extraHTTPHeaders: { "x-forwarded-for": address }, ...options });
  const complaints = [];
  context.on("weberror", (error) => complaints.push(`error: ${error.error().message}`));
  context.on("console", (line) => {
    if (["error", "warning"].includes(line.type())) complaints.push(`${line.type()}: ${line.text()} (${line.page()?.url()})`);
  });
  return Object.assign(context, { complaints });
}

/** A reader whose browser runs no script. */
export const plainReader = (browser, options = {}) => reader(browser, { javaScriptEnabled: false, ...options });
