import { followLink, logIn, mailedLink, newAddress } from "../flows/account.ts";
import { placeOrder, field } from "../flows/checkout.ts";
import { approveInWallet, returnToShop } from "../flows/gateway.ts";
import { gotoReady, heading } from "../flows/pages.ts";
import { expectResult } from "../flows/result.ts";
import { expect, test } from "../support/test.ts";

test("a mailed link lets in once, and brings along what was ordered before", async ({ buyer, newBuyer, watch }) => {
  watch.allowStatus(410);
  const { page } = buyer;
  const { number } = await placeOrder(buyer);
  await approveInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  await page.getByRole("link", { name: "Keep this order: get a login link" }).click();
  await expect(heading(buyer, "Log in")).toBeVisible();
  const email = newAddress();
  const link = await mailedLink(buyer, email);
  await followLink(buyer, link);
  await expect(page.getByText(email)).toBeVisible();
  await expect(page.getByRole("link", { name: number })).toBeVisible();

  const stranger = await newBuyer();
  await gotoReady(stranger, link);
  await expect(heading(stranger, "This link is used up")).toBeVisible();
  await gotoReady(stranger, "/account");
  await expect(heading(stranger, "Log in")).toBeVisible();
});

test("the account is there in another browser too, until the buyer logs out", async ({ buyer, newBuyer }) => {
  const { page } = buyer;
  const email = await logIn(buyer);
  const elsewhere = await newBuyer();
  await logIn(elsewhere, email);
  await expect(elsewhere.page.getByText(email)).toBeVisible();

  await page.getByRole("button", { name: "Log out" }).click();
  await expect(heading(buyer, "Log in")).toBeVisible();
  await gotoReady(buyer, "/account");
  await expect(heading(buyer, "Log in")).toBeVisible();
  await gotoReady(elsewhere, "/account");
  await expect(heading(elsewhere, "Your account")).toBeVisible();
});

test("an address that is none is told in words", async ({ buyer, watch }) => {
  watch.allowStatus(422);
  const { page } = buyer;
  await gotoReady(buyer, "/account/login");
  for (const [typed, told] of [
    ["", "Enter your email address, so that we can mail you the link."],
    ["ada at example", "This is only a part of an email address."],
  ] as const) {
    await field(buyer, "Email").fill(typed);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByRole("alert")).toContainText(told);
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(page).toHaveTitle(/^Error: /);
    await expect(field(buyer, "Email")).toHaveValue(typed);
    await expect(field(buyer, "Email")).toHaveAccessibleDescription(new RegExp(told));
  }
});
