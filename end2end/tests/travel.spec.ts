import { join } from "node:path";
import { atGateway, returnToShop } from "../flows/gateway.ts";
import { openOrder } from "../flows/office.ts";
import { gotoReady, heading, ready } from "../flows/pages.ts";
import { expectResult } from "../flows/result.ts";
import { type Buyer, expect, test } from "../support/test.ts";

const HOUR = 3600;
const TIMETABLE = join(import.meta.dirname, "../../server/tests/fixture/timetable.toml");

test.use({ settings: { SHOP_TIMETABLE: TIMETABLE, SHOP_CLOCK_FOLLOWS: "1" } });

/** A day in a week or so, for each test another: none has departed before the others are done. */
let lastDay = 6;
function day(ahead: number): string {
  lastDay += 1;
  return new Date(Date.now() + (ahead + lastDay * 24 * HOUR) * 1000).toISOString().slice(0, 10);
}

/** Fills in who travels, and presses the button; ends on Antom's page. Tells the order's number. */
async function book(buyer: Buyer, search: string, people: number): Promise<string> {
  const { page } = buyer;
  const ahead = await buyer.gateway.ahead();
  await gotoReady(buyer, `${search}&day=${day(ahead)}`);
  await page.getByRole("link", { name: /^Choose/ }).first().click();
  await page.waitForURL("**/travel/book*");
  await ready(buyer);
  await page.getByLabel("Company", { exact: true }).fill("Zeisig & Co");
  await page.getByLabel("Your full name").fill("Ada Lovelace");
  await page.getByLabel("Email").fill("ada@example.com");
  for (let number = 1; number <= people; number += 1) {
    const person = page.getByRole("group", { name: `Person ${number}`, exact: true });
    await person.getByLabel("Given name").fill("Ada");
    await person.getByLabel("Family name").fill(`Lovelace ${"ABC"[number - 1]}`);
  }
  await page.getByRole("button", { name: /^Book and pay / }).click();
  const number = await atGateway(buyer);
  // A company's account has the page to itself.
  await expect(page.getByRole("radio")).toHaveCount(1);
  return number;
}

async function agree({ page }: Buyer): Promise<void> {
  await page.getByRole("button", { name: /^Pay [A-Z]{3}\s/ }).click();
  await page.getByRole("button", { name: "Approve payment" }).click();
  await expect(page.getByRole("link", { name: "Return to the shop" })).toBeVisible();
}

function bookFlight(buyer: Buyer): Promise<string> {
  return book(buyer, "/travel?kind=flight&from=SZX&to=SIN&people=3", 3);
}

async function payFlight(buyer: Buyer): Promise<string> {
  const number = await bookFlight(buyer);
  await agree(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  return number;
}

/** What the gateway's own payment of the order says in the end. */
async function ends(buyer: Buyer, number: string, status: string): Promise<void> {
  const status_ = async () => (await buyer.gateway.paymentOf(number)).status;
  await expect.poll(status_, { message: number }).toBe(status);
}

test("a flight of two legs for three is paid from a business account", async ({ buyer, gateway }) => {
  const number = await payFlight(buyer);
  const payment = await gateway.paymentOf(number);
  expect(payment).toMatchObject({ status: "SUCCESS", method: "ANTOM_BIZ_ACCOUNT" });
  // Three people, two legs: 3 × (120.00 + 230.50).
  expect(payment.amount).toEqual({ currency: "SGD", value: "105150" });
});

test("a hotel is paid from a business account", async ({ buyer, gateway }) => {
  const number = await book(buyer, "/travel?kind=hotel&to=SIN&people=1&nights=2&rooms=1", 1);
  await agree(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  expect((await gateway.paymentOf(number)).amount).toEqual({ currency: "SGD", value: "36000" });
});

test("a flight is cancelled while the company's payment is processing", async ({ buyer, gateway, newBuyer }) => {
  await gateway.businessTakes(3 * HOUR);
  try {
    const number = await bookFlight(buyer);
    await agree(buyer);
    await returnToShop(buyer);
    await expectResult(buyer, "processing", number);
    const merchant = await newBuyer();
    await cancel(merchant, number);
    await ends(buyer, number, "CANCELLED");
    await buyer.page.reload();
    await expectResult(buyer, "cancelled", number);
  } finally {
    await gateway.businessTakes(0);
  }
});

test("a paid flight is cancelled in time, and the money goes back", async ({ buyer, newBuyer }) => {
  const number = await payFlight(buyer);
  const merchant = await newBuyer();
  await cancel(merchant, number);
  await ends(buyer, number, "CANCELLED");
});

test("a paid flight is refunded later", async ({ buyer, gateway, newBuyer }) => {
  const number = await payFlight(buyer);
  await gateway.advance(30 * HOUR);
  const merchant = await newBuyer();
  const { page } = merchant;
  await openOrder(merchant, number);
  // The day of the cancel is over.
  await expect(page.getByRole("link", { name: "Cancel the order" })).toHaveCount(0);
  await page.getByRole("link", { name: "Refund", exact: true }).click();
  await ready(merchant);
  await page.getByLabel("Reason").fill("Not flown");
  await page.getByRole("button", { name: "Review the refund" }).click();
  await ready(merchant);
  await page.getByRole("button", { name: /^Refund SGD/ }).click();
  await page.waitForURL(/\/admin\/orders\/[^/]+$/);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("Refunded").first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await expect(heading(merchant, new RegExp(number))).toBeVisible();
});

/** The merchant gives the order up. */
async function cancel(merchant: Buyer, number: string): Promise<void> {
  const { page } = merchant;
  await openOrder(merchant, number);
  await page.getByRole("link", { name: "Cancel the order" }).click();
  await page.waitForURL("**/cancel");
  await ready(merchant);
  await page.getByRole("button", { name: /^Cancel / }).click();
  await page.waitForURL(/\/admin\/orders\/[^/]+$/);
  await ready(merchant);
}
