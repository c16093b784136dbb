/** That the shop sells in an engine that is not Chromium's: a whole purchase with scripts, by WebDriver. */
import { expect, test } from "@playwright/test";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { Shop } from "../support/shop.ts";

/** What a page has logged as an error; scripts must run without any. */
async function open(browser: Browser, errors: string[]): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return page;
}

/** Presses what leads to another page, and waits for that page. */
async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator(selector).click()]);
}

test("a buyer in Firefox pays with a wallet and reads that it is paid", async () => {
  const executablePath = process.env.FIREFOX;
  if (!executablePath) throw new Error("FIREFOX names no browser");
  const shop = await Shop.start();
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  const errors: string[] = [];
  try {
    expect(await browser.version()).toContain("firefox");
    const page = await open(browser, errors);
    await page.goto(`${shop.url}/products/test-recording`);
    // This window is narrow: the button that buys stands in a bar that stays in sight.
    await press(page, ".buy-bar button");
    // The island of the cart's count is at work, so scripts and WASM run here.
    await page.waitForSelector(".site-header leptos-island[data-hydrated]");
    expect(await page.$eval(".site-header .count", (count) => count.textContent)).toBe("1");
    await page.goto(`${shop.url}/checkout`);
    if ((await page.$eval("#country", (select) => (select as HTMLSelectElement).value)) !== "SG") {
      await page.select("#country", "SG");
      await press(page, "button[name=leave][value=country]");
    }
    for (const [id, value] of Object.entries({
      email: "ada@example.com",
      name: "Ada Lovelace",
      address1: "1 Harbour Road",
      postcode: "098633",
    })) {
      await page.locator(`#${id}`).fill(value);
    }
    await page.locator("input[name=pay][value=page]").click();
    await press(page, ".ticket-torn button.button-primary");
    expect(new URL(page.url()).origin).toBe(shop.gatewayUrl);
    await page.locator("#method-ALIPAY_CN").click();
    await press(page, "form.pay > button");
    await press(page, "button[value=approve]");
    // The gateway leads back by itself after a moment, and the result page follows what is told.
    await page.waitForFunction((url) => location.href.startsWith(url), {}, `${shop.url}/result/`);
    await page.waitForSelector("[data-state=paid]");
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
    await shop.stop();
  }
});
