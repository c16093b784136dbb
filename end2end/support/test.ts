import { type BrowserContext, type Page, test as base, expect } from "@playwright/test";
import { Gateway } from "./gateway.ts";
import { Shop } from "./shop.ts";
import { Watch } from "./watch.ts";

export { expect };

/** Somebody with a browser of their own. */
export interface Buyer {
  context: BrowserContext;
  page: Page;
  /** Whether this browser runs scripts. */
  scripts: boolean;
  gateway: Gateway;
  shop: Shop;
}

interface Fixtures {
  gateway: Gateway;
  watch: Watch;
  buyer: Buyer;
  /** Another buyer: nothing of the first one's browser is known to theirs. */
  newBuyer: () => Promise<Buyer>;
}

export const test = base.extend<Fixtures, { shop: Shop }>({
  shop: [
    async ({}, use) => {
      const shop = await Shop.start();
      await use(shop);
      await shop.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],

  baseURL: async ({ shop }, use) => use(shop.url),

  gateway: async ({ shop }, use) => {
    const gateway = new Gateway(shop.gatewayUrl);
    await gateway.clearFaults();
    await use(gateway);
  },

  watch: [
    async ({ shop }, use, info) => {
      const watch = new Watch();
      const before = shop.log().length;
      await use(watch);
      if (info.status === info.expectedStatus) {
        expect(watch.unexpected(), "problems on the pages of this test").toEqual([]);
      } else {
        await info.attach("shop.log", { body: shop.log().slice(before), contentType: "text/plain" });
      }
    },
    { auto: true },
  ],

  newBuyer: async ({ browser, gateway, javaScriptEnabled, shop, watch }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      await watch.over(context);
      const page = await context.newPage();
      return { context, page, scripts: javaScriptEnabled !== false, gateway, shop };
    });
    await Promise.all(contexts.map((context) => context.close()));
  },

  buyer: async ({ newBuyer }, use) => use(await newBuyer()),
});
