import { approveInWallet, atGateway } from "../flows/gateway.ts";
import { ready } from "../flows/pages.ts";
import { receiptArrives } from "../flows/result.ts";
import { type Buyer, expect, test } from "../support/test.ts";

/** As addresses name them, and as pages do. */
const LANGUAGES = { de: "de", ja: "ja", ko: "ko", "pt-br": "pt-BR", "zh-hans": "zh-Hans" };

const ADA = { email: "ada@example.com", name: "Ada Lovelace", address1: "1 Harbour Road", postcode: "098633" };

async function expectLanguage({ page }: Buyer, language: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}

for (const [address, language] of Object.entries(LANGUAGES)) {
  test(`a buyer buys in ${language} from the first page to the receipt`, async ({ buyer, shop }) => {
    const { page } = buyer;
    await page.goto(`${shop.url}/help`);
    await page.locator(`.language-links a[hreflang="${language}"]`).click();
    await page.waitForURL(`**/${address}/help`);
    await page.goto(`${shop.url}/${address}/products/test-mug?sku=TEST-MUG-GREEN`);
    await ready(buyer);
    await page.locator("form.add-to-cart button").click();
    await page.waitForURL(`**/${address}/cart?*`);
    await ready(buyer);
    await expectLanguage(buyer, language);
    // The island keeps the number in the language's own page.
    await expect(page.locator("header .count")).toHaveText("1");
    await page.locator(`a[href="/${address}/checkout"]`).first().click();
    await page.waitForURL(`**/${address}/checkout`);
    await ready(buyer);
    const country = page.locator("select[name=country]");
    if ((await country.inputValue()) !== "SG") {
      await country.selectOption("SG");
      await page.locator("button[name=leave][value=country]").click();
      await ready(buyer);
    }
    for (const [name, value] of Object.entries(ADA)) await page.locator(`main input[name=${name}]`).fill(value);
    await page.locator('input[name=pay][value="page"]').check({ force: true });
    await page.locator("button[data-opening]").click();
    const number = await atGateway(buyer);
    await approveInWallet(buyer);
    await page.waitForURL((url) => url.origin === shop.url && url.pathname.startsWith(`/${address}/result/`));
    await expectLanguage(buyer, language);
    await expect(page.locator('[data-state="paid"]')).toBeVisible();
    await expect(page.getByText(number).first()).toBeVisible();
    await receiptArrives(buyer, number);
    const [receipt] = await shop.mails(number);
    expect(receipt?.text.replace(/=\r?\n/g, "")).toContain(`/${address}/orders/`);
  });
}

const PAGES = [
  "", "/shop", "/shop?q=none", "/products/test-mug", "/plans", "/plans/test-parcel", "/travel",
  "/cart", "/checkout", "/orders", "/account/login", "/help", "/privacy", "/imprint", "/nothing",
];

for (const [address, language] of Object.entries({ "": "en", ...LANGUAGES })) {
  test(`no page in ${language} scrolls sideways or cuts a word off at 320 px`, async ({ buyer, shop, watch }) => {
    watch.allowStatus(404);
    const { page } = buyer;
    const prefix = address && `/${address}`;
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${shop.url}${prefix}/products/test-mug?sku=TEST-MUG-GREEN`);
    await page.locator(".buy-bar button").click();
    await page.waitForURL("**/cart?*");
    const faults: string[] = [];
    for (const path of PAGES) {
      await page.goto(`${shop.url}${prefix}${path || "/"}`, { waitUntil: "domcontentloaded" });
      await expectLanguage(buyer, language);
      const found = await page.evaluate(() => {
        const root = document.documentElement;
        const width = root.clientWidth;
        const wide = [...document.body.querySelectorAll("*")].filter((element) => {
          const { right, width: own } = element.getBoundingClientRect();
          return root.scrollWidth > width && own > 0 && right > width + 0.5;
        });
        const cut = [...document.body.querySelectorAll("button, a, label, h1, h2, h3, dt, dd, p")].filter((element) => {
          const style = getComputedStyle(element);
          const hides = style.overflowX !== "visible" && element.clientWidth > 1;
          return hides && element.scrollWidth > element.clientWidth + 1;
        });
        const named = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent}`;
        return [...wide, ...cut].slice(0, 4).map((element) => named(element).slice(0, 120));
      });
      faults.push(...found.map((fault) => `${path}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
}
