// Makes the documents' pictures anew, of a shop that runs: `cargo xtask serve` in another terminal, then
// `node end2end/pictures.mjs`, or with another address than http://127.0.0.1:3000 behind it.
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const shop = process.argv[2] ?? "http://127.0.0.1:3000";
const pictures = [{ path: "/", file: "shop.png", width: 1200, height: 900 }];

// The system's browser where Playwright has none of its own.
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined });
for (const { path, file, width, height } of pictures) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: "light" });
    await page.goto(new URL(path, shop).href, { waitUntil: "networkidle" });
    const to = fileURLToPath(new URL(`../docs/${file}`, import.meta.url));
    await page.screenshot({ path: to });
    console.log(to);
}
await browser.close();
