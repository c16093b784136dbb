import { addToCart, chooseCurrency } from "../flows/cart.ts";
import { fillCheckout, openCheckout, pressPay } from "../flows/checkout.ts";
import { approveInWallet, returnToShop } from "../flows/gateway.ts";
import { KITCHEN, RECORDING } from "../flows/goods.ts";
import { gotoReady, readAmount, valueOf } from "../flows/pages.ts";
import { expectResult } from "../flows/result.ts";
import { type Buyer, expect, test } from "../support/test.ts";

/** The currencies of all amounts on the page, what machines read of it included. */
async function currencies({ page }: Buyer): Promise<string[]> {
  const shown = await page.locator("body").innerText();
  const hidden = await page.locator('script[type="application/ld+json"]').allTextContents();
  const found = [
    ...shown.matchAll(/\b([A-Z]{3})\s[\d,]+(?:\.\d+)?/g),
    ...hidden.join("").matchAll(/"priceCurrency":"([A-Z]{3})"/g),
  ];
  return [...new Set(found.map((match) => match[1] ?? ""))];
}

test("a purchase in yen has no decimals anywhere", async ({ buyer, gateway }) => {
  const { page } = buyer;
  await gotoReady(buyer, "/");
  await chooseCurrency(buyer, "JPY");
  await addToCart(buyer, RECORDING, 2);
  await openCheckout(buyer);
  await fillCheckout(buyer);
  const { number, total } = await pressPay(buyer);
  expect(total).toBe("JPY 4,650");
  expect((await gateway.paymentOf(number)).amount).toEqual({ currency: "JPY", value: "4650" });
  await expect(valueOf(buyer, "To pay")).toContainText(/JPY\s4,650$/);
  await approveInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  expect(readAmount(await valueOf(buyer, "Amount").innerText())).toEqual({ currency: "JPY", minor: "4650" });
  await page.getByRole("link", { name: "See your order" }).click();
  await expect(valueOf(buyer, "Total")).toHaveText("JPY 4,650");
});

test("every page shows one currency, the chosen one", async ({ buyer }) => {
  await addToCart(buyer);
  for (const code of ["EUR", "KRW", "SGD"]) {
    await gotoReady(buyer, "/");
    await chooseCurrency(buyer, code);
    for (const path of ["/", "/shop", `/products/${RECORDING.slug}`, "/cart", "/checkout"]) {
      await gotoReady(buyer, path);
      expect(await currencies(buyer), `${path} in ${code}`).toEqual([code]);
    }
  }
});

test("choosing a currency leads back to the page it was chosen on", async ({ buyer }) => {
  const { page } = buyer;
  await gotoReady(buyer, `/shop?category=${KITCHEN.slug}&sort=price-up`);
  await chooseCurrency(buyer, "HKD");
  const { pathname, searchParams } = new URL(page.url());
  expect(pathname).toBe("/shop");
  expect(Object.fromEntries(searchParams)).toEqual({ category: KITCHEN.slug, sort: "price-up" });
  await expect(page).toHaveURL(new RegExp(`category=${KITCHEN.slug}`));
});
