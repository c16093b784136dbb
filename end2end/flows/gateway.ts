import type { Locator } from "@playwright/test";
import { type Buyer, expect } from "../support/test.ts";
import { heading, ready, valueOf } from "./pages.ts";

export const VISA = "4054695723100768";
export const MASTERCARD = "5162774114974622";
export const DECLINED = "4054692760174822";
/** Its issuer asks nothing of the buyer. */
export const EXEMPT = "4035501000000008";

/** Waits for the page with the ways to pay; tells the order's number. */
export async function atGateway(buyer: Buyer): Promise<string> {
  await buyer.page.waitForURL((url) => url.origin === buyer.shop.gatewayUrl);
  await expect(heading(buyer, /^Pay /)).toBeVisible();
  return (await valueOf(buyer, "Order number").innerText()).trim();
}

async function choose({ page }: Buyer, method: string): Promise<void> {
  await page.getByRole("radio", { name: method, exact: true }).check();
}

async function pressPay({ page }: Buyer): Promise<void> {
  await page.getByRole("button", { name: /^(Pay|Subscribe and pay) [A-Z]{3}\s/ }).click();
}

/** Goes to the wallet's own page. */
export async function openWallet(buyer: Buyer, wallet = "Alipay"): Promise<void> {
  await choose(buyer, wallet);
  await pressPay(buyer);
  await expect(heading(buyer, `${wallet} test wallet`)).toBeVisible();
}

/** Ends on the gateway's own result page, which leads back by itself after a moment. */
export async function approveInWallet(buyer: Buyer, wallet = "Alipay"): Promise<void> {
  await openWallet(buyer, wallet);
  await buyer.page.getByRole("button", { name: "Approve payment" }).click();
  await expect(heading(buyer, "Payment successful")).toBeVisible();
}

export async function declineInWallet(buyer: Buyer, wallet = "Alipay"): Promise<void> {
  await openWallet(buyer, wallet);
  await buyer.page.getByRole("button", { name: "Decline and return to the shop" }).click();
  await expect(heading(buyer, "Payment cancelled")).toBeVisible();
}

export interface CardWishes {
  /** Ticks the box that keeps the card. */
  save?: boolean;
  month?: string;
  year?: string;
}

export async function typeCard(buyer: Buyer, number = VISA, wishes: CardWishes = {}): Promise<void> {
  const { page } = buyer;
  await choose(buyer, "Card");
  await page.getByLabel("Card number").fill(number);
  await page.getByLabel("Expiry month").fill(wishes.month ?? "12");
  await page.getByLabel("Expiry year").fill(wishes.year ?? "30");
  await page.getByLabel("Security code").fill("123");
  if (wishes.save) await saveBox(buyer).check();
  await pressPay(buyer);
}

/** Where the gateway's page asks for consent. */
export function saveBox({ page }: Buyer): Locator {
  return page.getByRole("checkbox", { name: "Save this card for later payments" });
}

/** Answers the bank that asks whether it is the buyer. */
export async function confirmAtBank(buyer: Buyer, code = "123456"): Promise<void> {
  const { page } = buyer;
  await expect(heading(buyer, "Confirm that it is you")).toBeVisible();
  await page.getByLabel("Code from your bank").fill(code);
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
}

export async function payByCard(buyer: Buyer, number = VISA, wishes: CardWishes = {}): Promise<void> {
  await typeCard(buyer, number, wishes);
  await expect(heading(buyer, "Payment successful")).toBeVisible();
}

export async function returnToShop(buyer: Buyer): Promise<void> {
  const { page } = buyer;
  await page.getByRole("link", { name: "Return to the shop" }).click();
  await page.waitForURL("**/result/*");
  await ready(buyer);
}
