import { endSubscription, saysSoon } from "../flows/office.ts";
import { heading } from "../flows/pages.ts";
import { byCard, byWallet, DAY, hasInvoices, renew, subscribe } from "../flows/subscription.ts";
import { expect, test } from "../support/test.ts";

test.use({ settings: { SHOP_CLOCK_FOLLOWS: "1" } });

for (const [way, pay] of [
  ["card", byCard],
  ["wallet", byWallet],
] as const) {
  test(`a subscription by ${way} is renewed six times, once in vain, and ended`, async ({ buyer, gateway }) => {
    const { page } = buyer;
    const id = await subscribe(buyer, "test-monthly", pay);
    await saysSoon(buyer, "You have access until");
    await expect(page.getByText("Next you pay SGD 18.00")).toBeVisible();
    await hasInvoices(buyer, "Paid", 1);

    await renew(buyer, id);
    await renew(buyer, id);
    await hasInvoices(buyer, "Paid", 3);

    // A card is tried once in a period, and a wallet until the period begins.
    await gateway.fault({ api: "payment", fault: "decline", times: way === "card" ? 1 : 2 });
    await renew(buyer, id);
    await hasInvoices(buyer, "Not paid", 1);
    await gateway.advance(2 * DAY);
    if (way === "card") {
      await saysSoon(buyer, "We could not charge you");
      await expect(page.getByText("You have access until")).toHaveCount(0);
    } else {
      await hasInvoices(buyer, "Paid", 4);
    }
    const missed = way === "card" ? 1 : 0;
    for (let renewal = 4; renewal <= 6; renewal += 1) await renew(buyer, id);
    await gateway.advance(2 * DAY);
    await hasInvoices(buyer, "Paid", 7 - missed);
    // What was missed is never charged later.
    await expect(page.getByText("Not paid", { exact: true })).toHaveCount(missed);
    await expect(page.getByText("You have access until")).toBeVisible();

    if (way === "card") {
      await page.getByRole("button", { name: "Cancel the subscription" }).click();
      await saysSoon(buyer, "Nothing more is charged");
      await expect(page.getByText("You have access until")).toBeVisible();
      await expect(page.getByRole("button", { name: "Cancel the subscription" })).toHaveCount(0);
      await gateway.advance(62 * DAY);
    } else {
      await gateway.endInWallet(id);
      await gateway.advance(60);
    }
    await saysSoon(buyer, "This subscription is over");
    await expect(page.getByText("You have access until")).toHaveCount(0);
    await expect(page.getByText("Paid", { exact: true })).toHaveCount(7 - missed);
  });
}

test("the next period is of the plan that the buyer changed to", async ({ buyer }) => {
  const { page } = buyer;
  const id = await subscribe(buyer, "test-monthly", byWallet);
  await hasInvoices(buyer, "Paid", 1);
  await page.getByRole("link", { name: "Test plan, every two weeks" }).click();
  await expect(heading(buyer, "Change to Test plan, every two weeks")).toBeVisible();
  await page.getByRole("button", { name: "Change the plan" }).click();
  await page.waitForURL(/\/subscriptions\/[^/]+$/);
  await saysSoon(buyer, "Next you pay SGD 10.00");
  await expect(heading(buyer, "Test plan, every two weeks")).toBeVisible();
  await renew(buyer, id);
  await hasInvoices(buyer, "Paid", 2);
  await expect(page.getByText("SGD 10.00", { exact: true })).toHaveCount(1);
});

test("what the merchant ends is over at once, whatever was paid for", async ({ buyer, newBuyer }) => {
  const { page } = buyer;
  await subscribe(buyer, "test-monthly", byWallet);
  await saysSoon(buyer, "You have access until");
  const number = (await page.locator(".kicker .mono").innerText()).trim();
  await endSubscription(await newBuyer(), number);
  await saysSoon(buyer, "This subscription is over");
  await expect(page.getByText("You have access until")).toHaveCount(0);
  await expect(page.getByText("Paid", { exact: true })).toHaveCount(1);
});

test("a trial's end is told before it is charged", async ({ buyer, gateway, shop }) => {
  const { page } = buyer;
  const id = await subscribe(buyer, "test-trial");
  await saysSoon(buyer, "Free trial");
  await expect(page.getByText("Paid", { exact: true })).toHaveCount(0);
  await gateway.advance(4 * DAY);
  await expect.poll(async () => (await shop.mails("your trial ends soon")).length).toBe(1);
  await renew(buyer, id);
  await hasInvoices(buyer, "Paid", 1);
  await expect(page.getByText("SGD 18.00", { exact: true })).toHaveCount(1);
});

test("a free trial that is cancelled costs nothing", async ({ buyer, gateway }) => {
  const { page } = buyer;
  await subscribe(buyer, "test-trial", byWallet);
  await saysSoon(buyer, "Free trial");
  await page.getByRole("button", { name: "Cancel the subscription" }).click();
  await saysSoon(buyer, "Nothing more is charged");
  await gateway.advance(10 * DAY);
  await saysSoon(buyer, "This subscription is over");
  await expect(page.getByText("Paid", { exact: true })).toHaveCount(0);
});
