/** `node screens.mjs FOLDER [ADDRESS]`: pictures of front, article and wire, English and Arabic, phone and desktop, light and dark. */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DESKTOP, PHONE, browser, reader } from "./chromium.mjs";
import { Paper } from "./paper.mjs";
import { openArticle } from "./window.mjs";

const [folder, given] = process.argv.slice(2);
if (!folder) throw new Error("name a folder for the pictures: node screens.mjs FOLDER [ADDRESS]");
await mkdir(folder, { recursive: true });

const paper = given ? null : await Paper.onSqlite();
const base = given ?? paper.here;
const chromium = await browser();

for (const edition of ["en", "ar"]) {
  for (const viewport of [PHONE, DESKTOP]) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await reader(chromium, { viewport, colorScheme, deviceScaleFactor: viewport === PHONE ? 2 : 1 });
      const article = await openArticle(context, base, edition);
      const pages = { front: `${base}/${edition}`, article: article.url(), wire: `${base}/${edition}/wire` };
      for (const [name, address] of Object.entries(pages)) {
        await article.goto(address, { waitUntil: "load" });
        await showPictures(article);
        const path = join(folder, `${name}-${edition}-${viewport.width}-${colorScheme}.png`);
        await article.screenshot({ path, fullPage: true });
        console.log(path);
      }
      await context.close();
    }
  }
}
await chromium.close();
await paper?.close();

/** Pictures that wait until they are scrolled to would be missing from a picture of the whole page. */
async function showPictures(page) {
  await page.evaluate(async () => {
    const images = [...document.images];
    for (const image of images) image.loading = "eager";
    await Promise.all(images.map((image) => image.decode().catch(() => {})));
  });
}
