import { confirmAtBank, typeCard } from "../flows/gateway.ts";
import { gotoReady, heading } from "../flows/pages.ts";
import { type Buyer, expect, test } from "../support/test.ts";

const DAY = 24 * 3600;

test.use({ settings: { SHOP_CLOCK_FOLLOWS: "1" } });

/** Waits for what the page says once notifications were worked on. */
async function saysSoon({ page }: Buyer, text: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(text).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
}

async function subscribe(buyer: Buyer, plan: string): Promise<void> {
  const { page } = buyer;
  await gotoReady(buyer, `/plans/${plan}`);
  await expect(page.getByText("You can cancel at any time")).toBeVisible();
  await page.getByLabel("Email").fill("ada@example.com");
  await page.getByLabel("Full name").fill("Ada Lovelace");
  await page.getByRole("button", { name: /^(Subscribe|Start)/ }).click();
  await page.waitForURL((url) => url.origin === buyer.shop.gatewayUrl);
  // The first payment by card always asks who it is (guide 002).
  await typeCard(buyer);
  await confirmAtBank(buyer);
  await expect(heading(buyer, "Payment successful")).toBeVisible();
  await page.getByRole("link", { name: "Return to the shop" }).click();
  await page.waitForURL("**/subscriptions/*");
}

test("a buyer subscribes by card, is renewed, cancels, and has access to the end", async ({ buyer, gateway }) => {
  const { page } = buyer;
  await subscribe(buyer, "test-monthly");
  await gateway.advance(120);
  await saysSoon(buyer, "You have access until");
  await expect(page.getByText("Next you pay SGD 18.00")).toBeVisible();
  await expect(page.getByText("Paid", { exact: true })).toHaveCount(1);

  await gateway.advance(31 * DAY);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("Paid", { exact: true })).toHaveCount(2, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });

  await page.getByRole("button", { name: "Cancel the subscription" }).click();
  await saysSoon(buyer, "Nothing more is charged");
  await expect(page.getByText("You have access until")).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel the subscription" })).toHaveCount(0);

  await gateway.advance(62 * DAY);
  await saysSoon(buyer, "This subscription is over");
  await expect(page.getByText("Paid", { exact: true })).toHaveCount(2);
  await expect(heading(buyer, "Test plan, monthly")).toBeVisible();
});

test("a free trial that is cancelled costs nothing", async ({ buyer, gateway }) => {
  const { page } = buyer;
  await subscribe(buyer, "test-trial");
  await gateway.advance(120);
  await saysSoon(buyer, "Free trial");
  await page.getByRole("button", { name: "Cancel the subscription" }).click();
  await saysSoon(buyer, "Nothing more is charged");
  await gateway.advance(10 * DAY);
  await saysSoon(buyer, "This subscription is over");
  await expect(page.getByText("Paid", { exact: true })).toHaveCount(0);
});
