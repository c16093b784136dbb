import { type Buyer, expect } from "../support/test.ts";
import { field } from "./checkout.ts";
import { gotoReady, ready } from "./pages.ts";

/** The merchant looks at an order in the back office. */
export async function openOrder(merchant: Buyer, orderNumber: string): Promise<void> {
  const { page, shop } = merchant;
  const path = `/admin/orders/${orderNumber}`;
  await gotoReady(merchant, path);
  if (new URL(page.url()).pathname === "/admin/login") {
    await field(merchant, "Password").fill(shop.password());
    await page.getByRole("button", { name: "Log in" }).click();
    await page.waitForURL(`**${path}`);
    await ready(merchant);
  }
  await expect(page.getByRole("heading", { level: 1 })).toContainText(orderNumber);
}

/** Captures the money of the order that is open. */
export async function capture(merchant: Buyer): Promise<void> {
  const { page } = merchant;
  await page.getByRole("link", { name: "Capture the money" }).click();
  await page.waitForURL("**/capture");
  await ready(merchant);
  await page.getByRole("button", { name: /^Capture [A-Z]{3}\s/ }).click();
  await page.waitForURL(/\/admin\/orders\/[^/]+$/);
  await ready(merchant);
}
