import type { Locator } from "@playwright/test";
import { type Buyer, expect } from "../support/test.ts";
import { type Goods, GUIDE, addToCart } from "./cart.ts";
import { atGateway } from "./gateway.ts";
import { gotoReady, ready } from "./pages.ts";

/** The fields that have to be filled, by their labels. */
export const ADA = {
  Email: "ada@example.com",
  "Full name": "Ada Lovelace",
  Address: "1 Harbour Road",
  "Town or city": "Singapore",
  Postcode: "098633",
};

export interface Placed {
  number: string;
  /** "SGD 24.00" */
  total: string;
}

export function field(buyer: Buyer, label: string): Locator {
  return buyer.page.getByLabel(label, { exact: true });
}

export function payButton(buyer: Buyer): Locator {
  return buyer.page.getByRole("button", { name: /^Pay [A-Z]{3}\s/ });
}

export async function openCheckout(buyer: Buyer): Promise<void> {
  const { page } = buyer;
  await gotoReady(buyer, "/cart");
  await page.getByRole("link", { name: "Go to checkout" }).click();
  await page.waitForURL("**/checkout");
  await ready(buyer);
}

export async function fillCheckout(buyer: Buyer, person: Record<string, string> = ADA): Promise<void> {
  for (const [label, value] of Object.entries(person)) await field(buyer, label).fill(value);
  await field(buyer, "Country or region").selectOption("SG");
}

/** Presses Pay; ends on the gateway's page. Tells what the button named. */
export async function pressPay(buyer: Buyer): Promise<Placed> {
  const total = (await payButton(buyer).innerText()).replace(/^Pay\s+/, "").replace(/\s+/g, " ").trim();
  await payButton(buyer).click();
  return { number: await atGateway(buyer), total };
}

/** From an empty cart to the gateway's page. */
export async function placeOrder(buyer: Buyer, goods: Goods = GUIDE, quantity = 1): Promise<Placed> {
  await addToCart(buyer, goods, quantity);
  await openCheckout(buyer);
  await fillCheckout(buyer);
  const placed = await pressPay(buyer);
  await expect(buyer.page.getByText(placed.total).first()).toBeVisible();
  return placed;
}
