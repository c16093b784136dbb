import { type Buyer, expect } from "../support/test.ts";
import { heading, ready, valueOf } from "./pages.ts";

export const VISA = "4054695723100768";
export const DECLINED = "4054692760174822";

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
  await page.getByRole("button", { name: /^Pay [A-Z]{3}\s/ }).click();
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

export async function typeCard(buyer: Buyer, number = VISA): Promise<void> {
  const { page } = buyer;
  await choose(buyer, "Card");
  await page.getByLabel("Card number").fill(number);
  await page.getByLabel("Expiry month").fill("12");
  await page.getByLabel("Expiry year").fill("30");
  await page.getByLabel("Security code").fill("123");
  await pressPay(buyer);
}

export async function payByCard(buyer: Buyer): Promise<void> {
  await typeCard(buyer);
  await expect(heading(buyer, "Payment successful")).toBeVisible();
}

export async function returnToShop(buyer: Buyer): Promise<void> {
  const { page } = buyer;
  await page.getByRole("link", { name: "Return to the shop" }).click();
  await page.waitForURL("**/result/*");
  await ready(buyer);
}
