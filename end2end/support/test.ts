import { type BrowserContext, type Page, test as base, expect } from "@playwright/test";
import { Gateway } from "./gateway.ts";
import { type Settings, Shop } from "./shop.ts";
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

/** From a network that is nobody's. */
let lastAddress = 0;
function address(worker: number): string {
  lastAddress += 1;
  return `10.${worker % 256}.${Math.floor(lastAddress / 250)}.${(lastAddress % 250) + 1}`;
}

export const test = base.extend<Fixtures, { settings: Settings; shop: Shop }>({
  // Tests that need a shop set up otherwise get one of their own.
  settings: [{}, { option: true, scope: "worker" }],

  shop: [
    async ({ settings }, use) => {
      const shop = await Shop.start(settings);
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

  newBuyer: async ({ browser, gateway, javaScriptEnabled, shop, watch }, use, info) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({
        extraHTTPHeaders: { "x-forwarded-for": address(info.workerIndex) },
      });
      contexts.push(context);
      await watch.over(context);
      const page = await context.newPage();
      return { context, page, scripts: javaScriptEnabled !== false, gateway, shop };
    });
    await Promise.all(contexts.map((context) => context.close()));
  },

  buyer: async ({ newBuyer }, use) => use(await newBuyer()),
});
