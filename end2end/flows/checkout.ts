import type { Locator } from "@playwright/test";
import { type Buyer, expect } from "../support/test.ts";
import { addToCart } from "./cart.ts";
import { atGateway } from "./gateway.ts";
import { type Goods, RECORDING } from "./goods.ts";
import { gotoReady, ready, valueOf } from "./pages.ts";

/** Where parcels of the tests go: a country whose addresses name no town. */
export const COUNTRY = { code: "SG", name: "Singapore" };

/** The fields that its form asks for, by their labels and in their order. */
export const ADA = {
  Email: "ada@example.com",
  "Full name": "Ada Lovelace",
  Address: "1 Harbour Road",
  "Postal code": "098633",
};

/** Ways to pay, as the shop names them. */
export const CARD = "Card";
export const CHECKOUT_PAGE = "Antom’s Checkout Page";
const UNUSABLE = "Ways that cannot pay this order";

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

export function country(buyer: Buyer): Locator {
  return field(buyer, "Country or region");
}

/** The button that has the form ask for what addresses of the chosen country have. */
export function updateButton({ page }: Buyer): Locator {
  return page.getByRole("button", { name: "Update the form for this country" });
}

/** Presses a button of the form that leads to a page, and waits for that page. */
export async function pressAndLoad(buyer: Buyer, button: Locator): Promise<void> {
  const loaded = buyer.page.waitForEvent("load");
  await button.click();
  await loaded;
  await ready(buyer);
}

/** Has the form ask for an address of this country, unless it does so already. */
export async function chooseCountry(buyer: Buyer, code = COUNTRY.code): Promise<void> {
  if ((await country(buyer).inputValue()) === code) return;
  await country(buyer).selectOption(code);
  await pressAndLoad(buyer, updateButton(buyer));
  await expect(country(buyer)).toHaveValue(code);
}

export async function fillCheckout(
  buyer: Buyer,
  way = CHECKOUT_PAGE,
  person: Record<string, string> = ADA,
): Promise<void> {
  await chooseCountry(buyer);
  for (const [label, value] of Object.entries(person)) await field(buyer, label).fill(value);
  await chooseWay(buyer, way);
}

/** The ways to pay, on the checkout or on a result page. */
export function waysToPay({ page }: Buyer): Locator {
  return page.getByRole("group", { name: "How to pay" });
}

export function wayToPay(buyer: Buyer, way: string): Locator {
  return waysToPay(buyer).getByRole("radio", { name: way, exact: true });
}

/** Opens the ways that cannot be used now. */
export async function unfoldUnusable(buyer: Buyer): Promise<void> {
  await waysToPay(buyer).getByText(UNUSABLE).click();
}

/** The whole row is the label, as on a phone one aims at the row. */
export async function chooseWay(buyer: Buyer, way: string): Promise<void> {
  const radio = wayToPay(buyer, way);
  await waysToPay(buyer).locator(`label[for="${await radio.getAttribute("id")}"]`).click();
  await expect(radio).toBeChecked();
}

/** What the button names. */
export async function toPay(buyer: Buyer): Promise<string> {
  return (await payButton(buyer).innerText()).replace(/^Pay\s+/, "").replace(/\s+/g, " ").trim();
}

/** Presses Pay; ends on the gateway's page. Tells what the button named. */
export async function pressPay(buyer: Buyer): Promise<Placed> {
  const total = await toPay(buyer);
  await payButton(buyer).click();
  return { number: await atGateway(buyer), total };
}

/** Presses Pay; ends on the result page. Tells the order's number. */
export async function pressPayToResult(buyer: Buyer): Promise<string> {
  await payButton(buyer).click();
  await buyer.page.waitForURL("**/result/*");
  await ready(buyer);
  return (await valueOf(buyer, "Order").innerText()).trim();
}

/** Puts goods into the cart and fills the checkout in; Pay is all that is left. */
export async function fillOrder(buyer: Buyer, way: string, goods: Goods = RECORDING, quantity = 1): Promise<void> {
  await addToCart(buyer, goods, quantity);
  await openCheckout(buyer);
  await fillCheckout(buyer, way);
}

/** From an empty cart to the gateway's page: the whole Checkout Page, unless another way is asked for. */
export async function placeOrder(
  buyer: Buyer,
  goods: Goods = RECORDING,
  quantity = 1,
  way = CHECKOUT_PAGE,
): Promise<Placed> {
  await fillOrder(buyer, way, goods, quantity);
  const placed = await pressPay(buyer);
  await expect(buyer.page.getByText(placed.total).first()).toBeVisible();
  return placed;
}
