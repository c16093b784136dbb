import { type Buyer, expect } from "../support/test.ts";
import { type Goods, RECORDING } from "./goods.ts";
import { gotoReady, ready } from "./pages.ts";

/** Puts goods into the cart on their page; ends on the cart. */
export async function addToCart(buyer: Buyer, goods: Goods = RECORDING, quantity = 1): Promise<void> {
  const { page } = buyer;
  await gotoReady(buyer, `/products/${goods.slug}?sku=${goods.sku}`);
  await page.getByLabel("Quantity").fill(String(quantity));
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.waitForURL(/\/cart(\?|$)/);
  await ready(buyer);
  await expect(page.getByRole("link", { name: goods.name, exact: true })).toBeVisible();
}

export async function setQuantity(buyer: Buyer, goods: Goods, quantity: number): Promise<void> {
  const { page } = buyer;
  await page.getByLabel(`Quantity of ${goods.name}`).fill(String(quantity));
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("button", { name: `Update ${goods.name}` }).click();
  await answered;
  await ready(buyer);
}

/** The currency of all prices, chosen in the footer. */
export async function chooseCurrency(buyer: Buyer, code: string): Promise<void> {
  const { page } = buyer;
  await page.getByLabel("Prices in").selectOption(code);
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await answered;
  await ready(buyer);
  await expect(page.getByLabel("Prices in")).toHaveValue(code);
}
