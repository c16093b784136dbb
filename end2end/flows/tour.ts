import { followLink, mailedLink, newAddress } from "./account.ts";
import { addToCart, chooseCurrency } from "./cart.ts";
import { payByTypedCard } from "./cards.ts";
import { CARD, fillCheckout, openCheckout, payButton, placeOrder } from "./checkout.ts";
import { approveInWallet, openWallet, returnToShop } from "./gateway.ts";
import { KITCHEN, RECORDING, SCARCE, SOLD_OUT } from "./goods.ts";
import { gotoReady, ready } from "./pages.ts";
import { expectResult } from "./result.ts";
import { byWallet, subscribe } from "./subscription.ts";
import { type Buyer, expect } from "../support/test.ts";

/** Shows every page of the shop in each of its states, and lets `look` see it. */
export type Look = (name: string) => Promise<void>;

async function visit(buyer: Buyer, look: Look, paths: string[]): Promise<void> {
  for (const path of paths) {
    await gotoReady(buyer, path);
    await look(path);
  }
}

export async function tourOfCatalogue(buyer: Buyer, look: Look): Promise<void> {
  await visit(buyer, look, [
    "/",
    "/shop",
    `/shop?category=${KITCHEN.slug}&sort=price-up`,
    "/shop?q=nothing+like+it&min=cheap",
    `/products/${RECORDING.slug}`,
    `/products/${SCARCE.slug}?sku=${SCARCE.sku}`,
    `/products/${SOLD_OUT.slug}?sku=${SOLD_OUT.sku}`,
    "/help",
  ]);
}

/** The answers 404 and 422 are part of it. */
export async function tourOfCheckout(buyer: Buyer, look: Look): Promise<void> {
  const { page } = buyer;
  await visit(buyer, look, ["/cart", "/checkout", "/orders", "/no-such-page"]);
  await addToCart(buyer);
  await look("/cart, filled");
  await openCheckout(buyer);
  await look("/checkout, filled");
  await payButton(buyer).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await ready(buyer);
  await look("/checkout, with mistakes");
  await chooseCurrency(buyer, "KRW");
  await openCheckout(buyer);
  await fillCheckout(buyer, CARD);
  await page.getByText("My card carries two brands, or is South Korean").click();
  await look("/checkout, with brands and instalments");
}

export async function tourOfOrders(buyer: Buyer, look: Look): Promise<void> {
  const { page } = buyer;
  const { number } = await placeOrder(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "saidNotPaid", number);
  await look("/result, not paid");
  await page.getByText("Pay another way").click();
  await look("/result, not paid, with other ways");
  const result = new URL(page.url()).pathname;
  const order = result.replace("/result/", "/orders/");
  await visit(buyer, look, ["/cart", "/checkout", "/orders", order]);

  await gotoReady(buyer, result);
  await page.getByRole("button", { name: "Continue to payment" }).click();
  await openWallet(buyer);
  const wallet = page.url();
  await gotoReady(buyer, result);
  await expectResult(buyer, "processing", number);
  await look("/result, processing");

  await page.goto(wallet);
  await page.getByRole("button", { name: "Decline and return to the shop" }).click();
  await returnToShop(buyer);
  await expectResult(buyer, "failed", number);
  await look("/result, failed");

  await payButton(buyer).click();
  await approveInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  await look("/result, paid");
  await visit(buyer, look, ["/orders", order]);
}

/** The answers 410 and 422 are part of it. */
export async function tourOfAccount(buyer: Buyer, look: Look): Promise<void> {
  const { page } = buyer;
  const email = newAddress();
  await visit(buyer, look, ["/account", "/account/login"]);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await ready(buyer);
  await look("/account/login, with a mistake");
  const link = await mailedLink(buyer, email);
  await look("/account/login, sent");
  await gotoReady(buyer, link);
  await look("/account/enter");
  await followLink(buyer, link);
  await look("/account, empty");
  await gotoReady(buyer, link);
  await look("/account/enter, used up");
  await payByTypedCard(buyer, { save: true });
  await look("/result, paid by card, kept");
  await visit(buyer, look, ["/account"]);
  await addToCart(buyer);
  await openCheckout(buyer);
  await look("/checkout, with a saved card");
}

export async function tourOfSubscriptions(buyer: Buyer, look: Look): Promise<void> {
  const { page } = buyer;
  await visit(buyer, look, ["/plans", "/plans/test-trial", "/plans/test-parcel"]);
  await subscribe(buyer, "test-monthly", byWallet);
  await look("/subscriptions/…");
  await page.getByRole("link", { name: "Test plan, every two weeks" }).click();
  await ready(buyer);
  await look("/subscriptions/…/plan/…");
  await visit(buyer, look, ["/subscriptions"]);
}
