import { join } from "node:path";
import { addToCart } from "../flows/cart.ts";
import { ADA, chooseCountry, field, pressPay, wayToPay } from "../flows/checkout.ts";
import { approveInWallet, returnToShop } from "../flows/gateway.ts";
import { RECORDING } from "../flows/goods.ts";
import { gotoReady, ready } from "../flows/pages.ts";
import { expectResult } from "../flows/result.ts";
import { type Buyer, expect, test } from "../support/test.ts";

test.use({ settings: { SHOP_CONFIG: join(import.meta.dirname, "../support/quick-payments.toml") } });

const QUICK = "Pay with Alipay";

/** The button has led to a checkout that pays so; the address is all that is missing. */
async function paysByAlipay(buyer: Buyer): Promise<void> {
  const { page, gateway } = buyer;
  await page.waitForURL("**/checkout");
  await ready(buyer);
  await expect(wayToPay(buyer, "Alipay")).toBeChecked();
  await chooseCountry(buyer);
  await expect(wayToPay(buyer, "Alipay")).toBeChecked();
  for (const [label, value] of Object.entries(ADA)) await field(buyer, label).fill(value);
  const { number } = await pressPay(buyer);
  // The session is for that method and no other.
  await expect(page.getByRole("radio")).toHaveCount(1);
  await approveInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  expect((await gateway.paymentOf(number)).method).toBe("ALIPAY_CN");
}

test("a quick payment begins on the page of the goods", async ({ buyer }) => {
  const { page } = buyer;
  await gotoReady(buyer, `/products/${RECORDING.slug}?sku=${RECORDING.sku}`);
  await page.getByLabel("Quantity").fill("2");
  await page.getByRole("button", { name: QUICK }).click();
  await paysByAlipay(buyer);
});

test("a quick payment begins in the cart", async ({ buyer }) => {
  const { page } = buyer;
  await addToCart(buyer);
  await page.getByRole("button", { name: QUICK }).click();
  await paysByAlipay(buyer);
});
