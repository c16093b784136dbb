import { payButton, placeOrder } from "../flows/checkout.ts";
import { approveInWallet, atGateway, openWallet, returnToShop } from "../flows/gateway.ts";
import { RECORDING } from "../flows/goods.ts";
import { gotoReady, heading, ready } from "../flows/pages.ts";
import { expectResult, receiptArrives } from "../flows/result.ts";
import { expect, test } from "../support/test.ts";

const HAVE_YOU_PAID = "Have you paid? Check the result";

test("who leaves the payment page finds the way back to the same page", async ({ buyer, gateway }) => {
  const { page } = buyer;
  const { number } = await placeOrder(buyer);
  const payment = await gateway.paymentOf(number);
  for (const path of ["/cart", "/checkout"]) {
    await gotoReady(buyer, path);
    await expect(page.getByRole("heading", { name: HAVE_YOU_PAID })).toBeVisible();
    await expect(page.getByText(number)).toBeVisible();
    await expect(payButton(buyer)).toHaveCount(0);
  }
  await page.getByRole("link", { name: "Check the result" }).click();
  await expectResult(buyer, "notPaid", number);
  await ready(buyer);
  await page.getByRole("button", { name: "Continue to payment" }).click();
  await atGateway(buyer);
  expect(page.url()).toBe(payment.pageUrl);
  await approveInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  expect(await gateway.paymentsOf(number)).toHaveLength(1);
});

test("the link back from the payment page leads to the waiting order", async ({ buyer }) => {
  const { number } = await placeOrder(buyer);
  await returnToShop(buyer);
  // Guide 004: whoever has just come back is told nothing that Antom has not said since.
  await expectResult(buyer, "checking", number);
  await expect(buyer.page.getByRole("main").getByRole("button")).toHaveCount(0);
  await expectResult(buyer, "saidNotPaid", number);
  await expect(buyer.page.getByText("You have not been charged.")).toBeVisible();
});

test("the back button keeps the cart and offers no second payment", async ({ buyer, gateway }) => {
  const { page } = buyer;
  const { number } = await placeOrder(buyer);
  await page.goBack();
  await page.waitForURL("**/checkout");
  await ready(buyer);
  await expect(page.getByRole("heading", { name: HAVE_YOU_PAID })).toBeVisible();
  await expect(payButton(buyer)).toHaveCount(0);
  await gotoReady(buyer, "/cart");
  await expect(page.getByRole("link", { name: RECORDING.name })).toBeVisible();

  await page.getByRole("button", { name: "Continue to payment" }).click();
  expect(await atGateway(buyer)).toBe(number);
  expect(await gateway.paymentsOf(number)).toHaveLength(1);
});

test("a result page that waits becomes paid by itself", async ({ buyer }) => {
  const { page } = buyer;
  const { number } = await placeOrder(buyer);
  await openWallet(buyer);
  const wallet = page.url();
  await page.getByRole("link", { name: "Leave without deciding" }).click();
  await page.waitForURL("**/result/*");
  await expectResult(buyer, "processing", number);
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "You can close this page" })).toBeVisible();

  const other = await buyer.context.newPage();
  await other.goto(wallet);
  await other.getByRole("button", { name: "Approve payment" }).click();
  await expectResult(buyer, "paid", number);
});

test("a browser that is closed before the return does not lose the order", async ({ buyer, gateway, newBuyer }) => {
  const { number } = await placeOrder(buyer);
  const { redirectUrl, paymentRequestId } = await gateway.paymentOf(number);
  await openWallet(buyer);
  // Gone with the press, before any page can lead back.
  const pressed = buyer.page.waitForRequest((request) => request.method() === "POST");
  const answered = buyer.page.waitForResponse((response) => response.request().method() === "POST");
  await buyer.page.getByRole("button", { name: "Approve payment" }).click({ noWaitAfter: true });
  await pressed;
  await answered;
  await buyer.context.close();

  // Nobody has asked: only the notification can have told the shop.
  await receiptArrives(buyer, number);
  const asked = (await gateway.recentCalls("inquiryPayment")).filter((call) => call.paymentRequestId === paymentRequestId);
  expect(asked).toEqual([]);

  const later = await newBuyer();
  await gotoReady(later, new URL(redirectUrl).pathname);
  await expectResult(later, "paid", number);
});

test("the result link works in a browser that has never seen the shop", async ({ buyer, gateway, newBuyer }) => {
  const { number } = await placeOrder(buyer);
  const path = new URL((await gateway.paymentOf(number)).redirectUrl).pathname;
  const stranger = await newBuyer();
  await gotoReady(stranger, path);
  await expectResult(stranger, "saidNotPaid", number);
  await expect(stranger.page.getByText("ada@example.com")).toHaveCount(0);

  await stranger.page.getByRole("button", { name: "Continue to payment" }).click();
  expect(await atGateway(stranger)).toBe(number);
  await approveInWallet(stranger);
  await returnToShop(stranger);
  await expectResult(stranger, "paid", number);
  await gotoReady(stranger, "/orders");
  await expect(stranger.page.getByText("No orders yet from this browser.")).toBeVisible();
  await gotoReady(buyer, path);
  await expectResult(buyer, "paid", number);
});

test("a result link that is not one says so", async ({ buyer, watch }) => {
  watch.allowStatus(404);
  await gotoReady(buyer, "/result/AAAAAAAAAAAAAAAAAAAAAA");
  await expect(heading(buyer, "There is no stop here")).toBeVisible();
});
