import { addToCart } from "../flows/cart.ts";
import { fillCheckout, openCheckout, payButton, pressPay } from "../flows/checkout.ts";
import { SCARCE, SOLD_OUT } from "../flows/goods.ts";
import { gotoReady, ready } from "../flows/pages.ts";
import { expect, test } from "../support/test.ts";

test("what is sold out is told and cannot be put into the cart", async ({ buyer }) => {
  const { page } = buyer;
  await gotoReady(buyer, `/products/${SOLD_OUT.slug}?sku=${SOLD_OUT.sku}`);
  await expect(page.getByText("Sold out", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add to cart" })).toHaveCount(0);
  const forced = await page.request.post("/cart/items", { form: { sku: SOLD_OUT.sku, quantity: "1" } });
  expect(forced.status()).toBe(422);
  expect(await forced.text()).toContain("sold out");
});

test("the last pieces go to one buyer, and come back when that one does not pay", async ({ buyer, newBuyer, watch }) => {
  watch.allowStatus(422);
  const { page } = buyer;
  await gotoReady(buyer, `/products/${SCARCE.slug}?sku=${SCARCE.sku}`);
  await expect(page.getByText("Only 3 left")).toBeVisible();
  await addToCart(buyer, SCARCE, 2);
  await openCheckout(buyer);
  await fillCheckout(buyer);

  const rival = await newBuyer();
  await addToCart(rival, SCARCE, 2);
  await openCheckout(rival);
  await fillCheckout(rival);
  await pressPay(rival);

  await payButton(buyer).click();
  await expect(page.getByRole("alert")).toContainText("Only 1 left");
  await gotoReady(buyer, "/cart");
  await expect(page.getByText("Only 1 left: please lower the quantity.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Go to checkout" })).toHaveCount(0);

  await gotoReady(rival, "/cart");
  await rival.page.getByRole("button", { name: "I have not paid: change my order" }).click();
  await expect(rival.page.getByRole("link", { name: "Go to checkout" })).toBeVisible();
  await page.reload();
  await ready(buyer);
  await expect(page.getByRole("link", { name: "Go to checkout" })).toBeVisible();
});
