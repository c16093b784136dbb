import { type Buyer, expect } from "../support/test.ts";
import { field } from "./checkout.ts";
import { gotoReady, ready } from "./pages.ts";

/** The merchant looks at a page of the back office, and logs in before if need be. */
export async function openOffice(merchant: Buyer, path: string): Promise<void> {
  const { page, shop } = merchant;
  await gotoReady(merchant, path);
  if (new URL(page.url()).pathname === "/admin/login") {
    await field(merchant, "Password").fill(shop.password());
    await page.getByRole("button", { name: "Log in" }).click();
    await page.waitForURL(`**${path}`);
    await ready(merchant);
  }
}

/** The merchant looks at an order in the back office. */
export async function openOrder(merchant: Buyer, orderNumber: string): Promise<void> {
  await openOffice(merchant, `/admin/orders/${orderNumber}`);
  await expect(merchant.page.getByRole("heading", { level: 1 })).toContainText(orderNumber);
}

/** Opens the dispute about this order, or the one at this path. */
export async function openDispute(merchant: Buyer, about: string): Promise<void> {
  const { page } = merchant;
  if (about.startsWith("/")) {
    await openOffice(merchant, about);
    return;
  }
  await openOffice(merchant, "/admin/disputes");
  const row = page.getByRole("row").filter({ hasText: about });
  await expect(async () => {
    await page.reload();
    await expect(row).toHaveCount(1, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await row.locator("a[href^='/admin/disputes/']").click();
  await page.waitForURL(/\/admin\/disputes\/\d+$/);
  await ready(merchant);
}

/** Waits for what the page says once the jobs have worked. */
export async function saysSoon({ page }: Buyer, text: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(text).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
}

/** Ends a subscription at once, whatever was paid for. */
export async function endSubscription(merchant: Buyer, number: string): Promise<void> {
  const { page } = merchant;
  await openOffice(merchant, `/admin/subscriptions/${number}`);
  await page.getByRole("link", { name: "End at once" }).click();
  await page.waitForURL("**/terminate");
  await ready(merchant);
  await page.getByRole("button", { name: "End at once" }).click();
  await page.waitForURL(`**/admin/subscriptions/${number}*`);
  await ready(merchant);
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
