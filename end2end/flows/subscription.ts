import { type Buyer, expect } from "../support/test.ts";
import { confirmAtBank, openWallet, typeCard } from "./gateway.ts";
import { gotoReady, heading, ready } from "./pages.ts";

export const DAY = 24 * 3600;

/** A subscription by what Antom is asked with. */
export type SubscriptionId = string;

/** How the buyer pays the first period on Antom's page. */
type Way = (buyer: Buyer) => Promise<void>;

export async function byCard(buyer: Buyer): Promise<void> {
  // The first payment by card always asks who it is (guide 002).
  await typeCard(buyer);
  await confirmAtBank(buyer);
}

export async function byWallet(buyer: Buyer): Promise<void> {
  await openWallet(buyer);
  await buyer.page.getByRole("button", { name: "Approve payment" }).click();
}

/** From the plan's page to that of the subscription, which the first period's money has reached. */
export async function subscribe(buyer: Buyer, plan: string, pay: Way = byCard): Promise<SubscriptionId> {
  const { gateway, page, shop } = buyer;
  await gotoReady(buyer, `/plans/${plan}`);
  await expect(page.getByText("You can cancel at any time")).toBeVisible();
  await page.getByLabel("Email").fill("ada@example.com");
  await page.getByLabel("Full name").fill("Ada Lovelace");
  await page.getByRole("button", { name: /^(Subscribe|Start)/ }).click();
  await page.waitForURL((url) => url.origin === shop.gatewayUrl);
  const { subscriptions } = await gateway.state();
  const id = subscriptions.at(-1)?.subscriptionRequestId ?? "";
  await pay(buyer);
  await expect(heading(buyer, "Payment successful")).toBeVisible();
  await page.getByRole("link", { name: "Return to the shop" }).click();
  await page.waitForURL("**/subscriptions/*");
  await ready(buyer);
  await gateway.advance(120);
  return id;
}

/** Jumps to the next charge, and past what follows from it. */
export async function renew({ gateway }: Buyer, id: SubscriptionId): Promise<void> {
  await gateway.chargeNext(id);
  await gateway.advance(120);
}

/** The page comes to show so many invoices in this state. */
export async function hasInvoices({ page }: Buyer, state: "Paid" | "Not paid", count: number): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(state, { exact: true })).toHaveCount(count, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
}
