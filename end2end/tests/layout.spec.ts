import { tourOfAccount, tourOfCatalogue, tourOfCheckout, tourOfOrders, tourOfSubscriptions } from "../flows/tour.ts";
import { type Buyer, expect, test } from "../support/test.ts";

/** What reaches over the right edge of a narrow window, worst first. */
function overflow({ page }: Buyer): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    return [...document.body.querySelectorAll("*")]
      .map((element) => ({ element, right: element.getBoundingClientRect().right }))
      .filter(({ right }) => right > root.clientWidth + 0.5)
      .sort((a, b) => b.right - a.right)
      .slice(0, 5)
      .map(({ element, right }) => `${element.tagName.toLowerCase()}.${element.className} reaches ${Math.round(right)} px`);
  });
}

const TOURS = {
  catalogue: tourOfCatalogue,
  checkout: tourOfCheckout,
  orders: tourOfOrders,
  account: tourOfAccount,
  subscriptions: tourOfSubscriptions,
};

for (const [name, tour] of Object.entries(TOURS)) {
  test(`${name}: nothing scrolls sideways at 320 px, and there is one h1`, async ({ buyer, watch }) => {
    test.slow();
    watch.allowStatus(404);
    watch.allowStatus(410);
    watch.allowStatus(422);
    const { page } = buyer;
    await page.setViewportSize({ width: 320, height: 640 });
    const faults: string[] = [];
    await tour(buyer, async (place) => {
      for (const fault of await overflow(buyer)) faults.push(`${place}: ${fault}`);
      const headings = await page.getByRole("heading", { level: 1 }).count();
      if (headings !== 1) faults.push(`${place}: ${headings} headings of level 1`);
    });
    expect(faults).toEqual([]);
  });
}
