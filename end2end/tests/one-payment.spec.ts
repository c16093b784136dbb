import { addToCart } from "../flows/cart.ts";
import { field, fillCheckout, openCheckout, payButton } from "../flows/checkout.ts";
import { approveInWallet, atGateway, returnToShop } from "../flows/gateway.ts";
import { gotoReady } from "../flows/pages.ts";
import { expectResult, receiptArrives } from "../flows/result.ts";
import { expect, test } from "../support/test.ts";

test("a double click on Pay makes one order with one session", async ({ buyer, gateway }) => {
  await addToCart(buyer);
  await openCheckout(buyer);
  await fillCheckout(buyer);
  const before = await gateway.sessionsAskedFor();
  await payButton(buyer).dblclick({ noWaitAfter: true });
  const number = await atGateway(buyer);
  expect(await gateway.sessionsAskedFor()).toBe(before + 1);
  await approveInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  await receiptArrives(buyer, number);
  await gotoReady(buyer, "/orders");
  await expect(buyer.page.getByRole("main").getByRole("listitem")).toHaveCount(1);
});

test("Pay in two tabs leads to one order and one session", async ({ buyer, gateway }) => {
  await addToCart(buyer);
  const tabs = [buyer, { ...buyer, page: await buyer.context.newPage() }];
  for (const tab of tabs) {
    await openCheckout(tab);
    await fillCheckout(tab);
  }
  const before = await gateway.sessionsAskedFor();
  const numbers = await Promise.all(
    tabs.map(async (tab) => {
      await payButton(tab).click();
      return atGateway(tab);
    }),
  );
  expect(new Set(numbers).size).toBe(1);
  expect(new Set(tabs.map((tab) => tab.page.url())).size).toBe(1);
  expect(await gateway.sessionsAskedFor()).toBe(before + 1);
});

test("a second tab with another address does not start a second payment", async ({ buyer, gateway }) => {
  await addToCart(buyer);
  const second = { ...buyer, page: await buyer.context.newPage() };
  for (const tab of [buyer, second]) {
    await openCheckout(tab);
    await fillCheckout(tab);
  }
  await payButton(buyer).click();
  const number = await atGateway(buyer);
  const before = await gateway.sessionsAskedFor();
  await field(second, "Postal code").fill("018956");
  await payButton(second).click();
  await second.page.waitForURL("**/result/*");
  await expectResult(second, "notPaid", number);
  expect(await gateway.sessionsAskedFor()).toBe(before);
});

test("a buyer who has not paid can change the order", async ({ buyer, gateway }) => {
  const { page } = buyer;
  await addToCart(buyer);
  await openCheckout(buyer);
  await fillCheckout(buyer);
  await payButton(buyer).click();
  const first = await atGateway(buyer);
  await gotoReady(buyer, "/cart");
  await page.getByRole("button", { name: "I have not paid: change my order" }).click();
  await expect(page.getByRole("link", { name: "Go to checkout" })).toBeVisible();

  await openCheckout(buyer);
  await fillCheckout(buyer);
  await payButton(buyer).click();
  const second = await atGateway(buyer);
  expect(second).not.toBe(first);
  await approveInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", second);
  const cancelled = new URL((await gateway.paymentOf(first)).redirectUrl).pathname;
  await gotoReady(buyer, cancelled);
  await expectResult(buyer, "cancelled", first);
});
