import { addToCart } from "../flows/cart.ts";
import { ADA, field, fillCheckout, openCheckout, payButton, placeOrder, pressPay } from "../flows/checkout.ts";
import { approveInWallet, openWallet, returnToShop } from "../flows/gateway.ts";
import { gotoReady, ready } from "../flows/pages.ts";
import { expectResult } from "../flows/result.ts";
import { type Buyer, expect, test } from "../support/test.ts";

/** As when the back button brings a page that the browser kept, which this one does with none of ours. */
async function shownAgain({ page }: Buyer): Promise<void> {
  await page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
}

test("everything can be bought when the WASM does not arrive", async ({ buyer, watch }) => {
  watch.allow(/\.wasm/, /net::ERR_FAILED/, /Failed to fetch/);
  await buyer.context.route("**/*.wasm", (route) => route.abort());
  const bare = { ...buyer, scripts: false };
  const { number } = await placeOrder(bare);
  await approveInWallet(bare);
  await returnToShop(bare);
  await expectResult(bare, "paid", number);
});

test("everything can be bought while the WASM is still on its way", async ({ buyer }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await buyer.context.route("**/*.wasm", async (route) => {
    await arrived;
    await route.continue().catch(() => {});
  });
  const early = { ...buyer, scripts: false };
  const { number } = await placeOrder(early);
  await approveInWallet(early);
  await returnToShop(early);
  await expectResult(early, "paid", number);
  arrive();
});

test("the header counts what is in the cart", async ({ buyer }) => {
  const { page } = buyer;
  await addToCart(buyer, undefined, 4);
  for (const path of ["/", "/help"]) {
    await gotoReady(buyer, path);
    await expect(page.getByRole("link", { name: "Cart 4" })).toBeVisible();
  }
});

test("the pay button is off once pressed, says why, and is back after the back button", async ({ buyer }) => {
  const { page } = buyer;
  await addToCart(buyer);
  await openCheckout(buyer);
  await fillCheckout(buyer);
  // Once the form is under way the page cannot be asked any more, so it takes a note itself.
  await page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('form[action="/checkout"]');
    form?.addEventListener("submit", () => {
      const button = form.querySelector<HTMLButtonElement>("button[data-opening]");
      const said = form.querySelector('[role="status"]');
      sessionStorage.setItem("pressed", JSON.stringify([button?.disabled, said?.textContent]));
    });
  });
  await pressPay(buyer);

  await page.goBack();
  await ready(buyer);
  expect(await page.evaluate(() => sessionStorage.getItem("pressed"))).toBe('[true,"One moment, your payment begins…"]');
  await expect(page.getByRole("button", { name: "Continue to payment" })).toBeEnabled();
});

test("a result page that waits says after a while that it may be closed", async ({ buyer }) => {
  const { page } = buyer;
  await placeOrder(buyer);
  await openWallet(buyer);
  await page.getByRole("link", { name: "Leave without deciding" }).click();
  const wait = page.getByRole("status").filter({ hasText: "confirming your order" });
  await expect(wait).toHaveAttribute("aria-live", "polite");
  await expect(wait).toContainText("You can close this page");
});

test("a checkout that the browser kept as it was is asked for anew once it was sent", async ({ buyer }) => {
  const { page } = buyer;
  await addToCart(buyer);
  await openCheckout(buyer);
  await fillCheckout(buyer);
  // What is typed and not sent is left alone.
  await shownAgain(buyer);
  await expect(field(buyer, "Email")).toHaveValue(ADA.Email);
  await expect(payButton(buyer)).toBeEnabled();

  // The press is never answered, so that the page stays to be looked at.
  await page.evaluate(() => {
    document.querySelector('form[action="/checkout"]')?.addEventListener("submit", (event) => event.preventDefault());
  });
  await payButton(buyer).click();
  await expect(payButton(buyer)).toBeDisabled();
  const asked = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/checkout");
  await shownAgain(buyer);
  expect((await asked).request().method()).toBe("GET");
  await ready(buyer);
  await expect(payButton(buyer)).toBeEnabled();
});

test("the search suggests goods while it is typed, and the keys choose one", async ({ buyer }) => {
  const { page } = buyer;
  await gotoReady(buyer, "/help");
  const search = page.getByRole("combobox", { name: "Search the shop" });
  await search.pressSequentially("backp");
  await expect(page.getByRole("option", { name: /Test backpack/ })).toBeVisible();
  await expect(search).toHaveAttribute("aria-expanded", "true");
  await search.press("ArrowDown");
  await expect(page.locator("[role=option][aria-selected=true]")).toHaveText(/Test backpack/);
  await search.press("Enter");
  await page.waitForURL(/\/products\/test-backpack/);
});
