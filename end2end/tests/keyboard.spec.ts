import type { Locator } from "@playwright/test";
import { addToCart } from "../flows/cart.ts";
import { becomesPaid } from "../flows/cards.ts";
import {
  ADA,
  CARD,
  CHECKOUT_PAGE,
  COUNTRY,
  country,
  field,
  openCheckout,
  payButton,
  updateButton,
  wayToPay,
} from "../flows/checkout.ts";
import { VISA, atGateway } from "../flows/gateway.ts";
import { RECORDING } from "../flows/goods.ts";
import { gotoReady, heading, ready } from "../flows/pages.ts";
import { expectResult } from "../flows/result.ts";
import { type Buyer, expect, test } from "../support/test.ts";

/** More stops than any page here has. */
const STOPS = 120;

/** Presses Tab until the target has the focus, and looks whether that can be seen. */
async function tabTo({ page }: Buyer, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < STOPS; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const style = await target.evaluate((element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return { outline: outlineStyle !== "none" && outlineWidth !== "0px", shadow: boxShadow !== "none" };
      });
      expect(style.outline || style.shadow, "the focus can be seen").toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${target} cannot be reached with Tab`);
}

async function press(buyer: Buyer, target: Locator): Promise<void> {
  await tabTo(buyer, target);
  await buyer.page.keyboard.press("Enter");
}

/** The checkout's form, filled by keys: the country first, which decides what is asked below it. */
async function typeCheckout(buyer: Buyer): Promise<void> {
  const { page } = buyer;
  await tabTo(buyer, country(buyer));
  await page.keyboard.type(COUNTRY.name);
  await expect(country(buyer)).toHaveValue(COUNTRY.code);
  const loaded = page.waitForEvent("load");
  await press(buyer, updateButton(buyer));
  await loaded;
  await ready(buyer);
  for (const [label, value] of Object.entries(ADA)) {
    await tabTo(buyer, field(buyer, label));
    await page.keyboard.type(value);
  }
}

test("a purchase needs no more than the keyboard", async ({ buyer }) => {
  test.slow();
  const { page } = buyer;
  await gotoReady(buyer, "/");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await press(buyer, page.getByRole("link", { name: "Shop everything" }));
  await page.waitForURL("**/shop");
  await ready(buyer);

  await tabTo(buyer, page.getByLabel("Search", { exact: true }));
  await page.keyboard.type(RECORDING.name);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("q") === RECORDING.name);
  await ready(buyer);
  await press(buyer, page.getByRole("link", { name: RECORDING.name }));
  await page.waitForURL(/products/);
  await ready(buyer);
  await press(buyer, page.getByRole("button", { name: "Add to cart" }));
  await page.waitForURL(/\/cart(\?|$)/);
  await ready(buyer);
  await press(buyer, page.getByRole("link", { name: "Go to checkout" }));
  await page.waitForURL("**/checkout");
  await ready(buyer);

  await typeCheckout(buyer);
  await tabTo(buyer, wayToPay(buyer, CARD));
  await page.keyboard.press("ArrowUp");
  await expect(wayToPay(buyer, CHECKOUT_PAGE)).toBeChecked();
  await press(buyer, payButton(buyer));
  const number = await atGateway(buyer);

  await tabTo(buyer, page.getByRole("radio", { name: "Card" }));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Alipay" })).toBeChecked();
  await press(buyer, page.getByRole("button", { name: /^Pay [A-Z]{3}\s/ }));
  await expect(heading(buyer, "Alipay test wallet")).toBeVisible();
  await press(buyer, page.getByRole("button", { name: "Approve payment" }));
  // The gateway's page leads back by itself.
  await page.waitForURL("**/result/*");
  await ready(buyer);
  await expectResult(buyer, "paid", number);
  await press(buyer, page.getByRole("link", { name: "See your order" }));
  await page.waitForURL("**/orders/*");
});

test("a card needs no more than the keyboard, in the shop, on Antom's page and at the bank", async ({ buyer, gateway }) => {
  test.slow();
  const { page } = buyer;
  await addToCart(buyer);
  await openCheckout(buyer);
  await typeCheckout(buyer);
  await tabTo(buyer, wayToPay(buyer, CARD));
  await expect(wayToPay(buyer, CARD)).toBeChecked();
  await press(buyer, payButton(buyer));
  const number = await atGateway(buyer);
  const { paymentRequestId } = await gateway.paymentOf(number);
  await gateway.fault({ api: "payment", fault: "challenge", paymentRequestId });

  const typed = { "Card number": VISA, "Expiry month": "12", "Expiry year": "30", "Security code": "123" };
  for (const [label, value] of Object.entries(typed)) {
    await tabTo(buyer, page.getByLabel(label));
    await page.keyboard.type(value);
  }
  await press(buyer, page.getByRole("button", { name: /^Pay [A-Z]{3}\s/ }));
  await expect(heading(buyer, "Confirm that it is you")).toBeVisible();
  await tabTo(buyer, page.getByLabel("Code from your bank"));
  await page.keyboard.type("123456");
  await press(buyer, page.getByRole("button", { name: "Confirm", exact: true }));
  await page.waitForURL("**/result/*");
  await ready(buyer);
  await becomesPaid(buyer, number);
});

/** What a page or a refusal gives the focus to is read, and typed into by nobody: it has no ring of a field. */
test("what takes the focus by itself looks like no field", async ({ buyer, watch }) => {
  watch.allowStatus(422);
  const { page } = buyer;
  const outline = (target: Locator): Promise<string> =>
    target.evaluate((element) => {
      (element as HTMLElement).focus();
      return getComputedStyle(element).outlineStyle;
    });
  for (const [path, fields, button] of [
    ["/account/login", ["email"], "Send me a link"],
    ["/admin/login", ["password"], "Log in"],
  ] as const) {
    await gotoReady(buyer, path);
    for (const id of fields) await page.locator(`#${id}`).fill("x");
    await page.getByRole("main").getByRole("button", { name: button }).click();
    const summary = page.getByRole("alert");
    await expect(summary).toBeFocused();
    for (const target of [summary, page.locator("main")]) expect(await outline(target), path).toBe("none");
    // A field that is typed into has one.
    expect(await outline(page.locator(`#${fields[0]}`)), path).not.toBe("none");
  }
});
