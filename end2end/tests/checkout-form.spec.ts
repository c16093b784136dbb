import { addToCart, setQuantity } from "../flows/cart.ts";
import {
  ADA,
  CHECKOUT_PAGE,
  COUNTRY,
  chooseCountry,
  country,
  field,
  fillCheckout,
  openCheckout,
  payButton,
  pressAndLoad,
  pressPay,
} from "../flows/checkout.ts";
import { atGateway } from "../flows/gateway.ts";
import { DELIVERY, RECORDING } from "../flows/goods.ts";
import { gotoReady, heading, readAmount, ready } from "../flows/pages.ts";
import { type Buyer, expect, test } from "../support/test.ts";

async function pressAndStay(buyer: Buyer): Promise<void> {
  const answer = buyer.page.waitForResponse((response) => response.request().method() === "POST");
  await payButton(buyer).click();
  expect((await answer).status()).toBe(422);
  await ready(buyer);
}

async function expectValues(buyer: Buyer, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await expect(field(buyer, label)).toHaveValue(value);
}

/** The whole row is the label, as on a phone one aims at the row. */
async function chooseFast({ page }: Buyer): Promise<void> {
  await page.getByText(DELIVERY.fast).click();
  await expect(page.getByLabel(DELIVERY.fast)).toBeChecked();
}

test("mistakes are summed up, focused, told at each field, and cost nothing that was typed", async ({ buyer, watch }) => {
  watch.allowStatus(422);
  const { page } = buyer;
  await addToCart(buyer);
  await openCheckout(buyer);
  const typed = { ...ADA, Email: "ada at example", "Full name": "", "Postal code": "" };
  await fillCheckout(buyer, CHECKOUT_PAGE, typed);
  await field(buyer, "Phone (optional)").fill("call me");
  await field(buyer, "Flat, floor or building (optional)").fill("Unit 7 <b>&amp;");
  await chooseFast(buyer);
  await pressAndStay(buyer);

  await expect(page).toHaveTitle(/^Error: /);
  const summary = page.getByRole("alert");
  await expect(summary.getByRole("heading", { level: 2, name: "There is a problem" })).toBeVisible();
  await expect(summary).toBeFocused();
  // A phone number is for people to read: any will do.
  const wrong = ["Email", "Full name", "Postal code"];
  await expect(summary.getByRole("link")).toHaveCount(wrong.length);
  for (const [place, label] of wrong.entries()) {
    const link = summary.getByRole("link").nth(place);
    const message = await link.innerText();
    await expect(field(buyer, label)).toHaveAttribute("aria-invalid", "true");
    await expect(field(buyer, label)).toHaveAccessibleDescription(new RegExp(message.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
    await link.click();
    await expect(field(buyer, label)).toBeFocused();
  }
  await expectValues(buyer, { ...typed, "Phone (optional)": "call me", "Flat, floor or building (optional)": "Unit 7 <b>&amp;" });
  await expect(page.getByLabel(DELIVERY.fast)).toBeChecked();

  await fillCheckout(buyer);
  await pressPay(buyer);
});

test("an empty form names every field that is needed, those of the country once it is chosen", async ({ buyer, watch }) => {
  watch.allowStatus(422);
  const { page } = buyer;
  await addToCart(buyer);
  await openCheckout(buyer);
  // What the browser's language says; no country of the shop's own.
  await expect(country(buyer)).toHaveValue("SG");
  await country(buyer).selectOption({ label: "Choose one" });
  await pressAndStay(buyer);
  const mistakes = page.getByRole("alert").getByRole("link");
  await expect(mistakes).toHaveText([/email/, /country/, /full name/, /street/]);
  await country(buyer).selectOption("US");
  await pressAndStay(buyer);
  await expect(mistakes).toHaveText([/email/, /full name/, /street/, /town or city/, /state/, /postcode/]);
});

/** What the forms of some countries ask for besides the street, and what they do not. */
const FORMS = [
  { code: "SG", asks: ["Postal code"], not: ["Town or city", "State"] },
  { code: "US", asks: ["Town or city", "State", "ZIP code"], not: ["Postal code"] },
  { code: "JP", asks: ["Postcode", "Prefecture", "Town or city"], not: ["State"] },
  { code: "GB", asks: ["Post town", "Postcode"], not: ["Prefecture", "Town or city"] },
];

test("the form asks for what addresses of the country have, and keeps what was typed", async ({ buyer }) => {
  await addToCart(buyer);
  await openCheckout(buyer);
  const typed = { Email: ADA.Email, "Full name": ADA["Full name"], Address: ADA.Address };
  for (const [label, value] of Object.entries(typed)) await field(buyer, label).fill(value);
  for (const { code, asks, not } of FORMS) {
    await chooseCountry(buyer, code);
    for (const label of asks) await expect(field(buyer, label), `${code}: ${label}`).toBeVisible();
    for (const label of not) await expect(field(buyer, label), `${code}: ${label}`).toHaveCount(0);
    await expectValues(buyer, typed);
  }
});

for (const { button, path } of [
  { button: "Change the cart", path: "/cart" },
  { button: "Log in", path: "/account/login" },
]) {
  test(`“${button}” on the checkout leads there and keeps what was typed`, async ({ buyer, gateway }) => {
    const { page } = buyer;
    await addToCart(buyer);
    await openCheckout(buyer);
    await fillCheckout(buyer);
    await chooseFast(buyer);
    const asked = await gateway.sessionsAskedFor();
    await pressAndLoad(buyer, page.getByRole("main").getByRole("button", { name: button }));
    expect(new URL(page.url()).pathname).toBe(path);
    await openCheckout(buyer);
    await expectValues(buyer, ADA);
    await expect(country(buyer)).toHaveValue(COUNTRY.code);
    await expect(page.getByLabel(DELIVERY.fast)).toBeChecked();
    expect(await gateway.sessionsAskedFor()).toBe(asked);
  });
}

test("the Enter key in a field pays, and presses none of the other buttons", async ({ buyer }) => {
  await addToCart(buyer);
  await openCheckout(buyer);
  await fillCheckout(buyer);
  await field(buyer, "Address").press("Enter");
  await atGateway(buyer);
});

test("the chosen delivery decides the total on the button", async ({ buyer, gateway }) => {
  await addToCart(buyer);
  await openCheckout(buyer);
  await fillCheckout(buyer);
  const slow = readAmount(await payButton(buyer).innerText());
  await chooseFast(buyer);
  await expect.poll(async () => readAmount(await payButton(buyer).innerText()).minor).not.toBe(slow.minor);
  const placed = await pressPay(buyer);
  const fast = readAmount(placed.total);
  expect(Number(fast.minor)).toBeGreaterThan(Number(slow.minor));
  expect((await gateway.paymentOf(placed.number)).amount.value).toBe(fast.minor);
});

test("a cart that changed in another tab is shown again before anything is charged", async ({ buyer, gateway, watch }) => {
  watch.allowStatus(422);
  const { page } = buyer;
  await addToCart(buyer);
  await openCheckout(buyer);
  await fillCheckout(buyer);
  const before = readAmount(await payButton(buyer).innerText());
  const asked = await gateway.sessionsAskedFor();

  const other = { ...buyer, page: await buyer.context.newPage() };
  await gotoReady(other, "/cart");
  await setQuantity(other, RECORDING, 3);
  await other.page.close();

  await pressAndStay(buyer);
  await expect(page.getByRole("alert")).toContainText("changed after you opened this page");
  await expect(page.getByRole("alert")).toBeFocused();
  await expectValues(buyer, ADA);
  const after = readAmount(await payButton(buyer).innerText());
  expect(Number(after.minor) - Number(before.minor)).toBe(2 * 1800);
  expect(await gateway.sessionsAskedFor()).toBe(asked);

  const placed = await pressPay(buyer);
  expect((await gateway.paymentOf(placed.number)).amount.value).toBe(after.minor);
});

test("nothing can be bought with an empty cart", async ({ buyer }) => {
  await gotoReady(buyer, "/checkout");
  await expect(heading(buyer, "Checkout")).toBeVisible();
  await expect(buyer.page.getByText("Your cart is empty, so there is nothing to pay.")).toBeVisible();
  await expect(payButton(buyer)).toHaveCount(0);
});
