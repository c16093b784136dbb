import { CHECKOUT_PAGE, payButton, placeOrder, wayToPay } from "../flows/checkout.ts";
import { approveInWallet, atGateway, declineInWallet, openWallet, payByCard, returnToShop } from "../flows/gateway.ts";
import { gotoReady } from "../flows/pages.ts";
import { expectResult, receiptArrives } from "../flows/result.ts";
import { expect, test } from "../support/test.ts";

test("a declined payment is tried again for the same order under a new paymentRequestId", async ({ buyer, gateway }) => {
  const { page } = buyer;
  const { number } = await placeOrder(buyer);
  await declineInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "failed", number);
  await expect(page.getByText("You were not charged.")).toBeVisible();

  await expect(wayToPay(buyer, CHECKOUT_PAGE)).toBeChecked();
  await payButton(buyer).click();
  expect(await atGateway(buyer)).toBe(number);
  await approveInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  await receiptArrives(buyer, number);

  const payments = await gateway.paymentsOf(number);
  expect(payments.map((payment) => payment.status)).toEqual(["FAIL", "SUCCESS"]);
  expect(new Set(payments.map((payment) => payment.paymentRequestId)).size).toBe(2);
  expect(new Set(payments.map((payment) => payment.amount.value)).size).toBe(1);
});

test("what the wallet declines another way of the same session can pay", async ({ buyer, gateway }) => {
  const { page } = buyer;
  const { number } = await placeOrder(buyer);
  await openWallet(buyer);
  await page.getByRole("button", { name: "Decline payment" }).click();
  await expect(page.getByRole("alert")).toContainText("You declined the payment.");
  await payByCard(buyer);
  await returnToShop(buyer);
  await gateway.advance(10);
  await expectResult(buyer, "paid", number);
  expect(await gateway.paymentsOf(number)).toHaveLength(1);
});

test("a payment that ran out of time can be started again, under the same order number", async ({ buyer, gateway }) => {
  const { page } = buyer;
  const { number } = await placeOrder(buyer);
  const payment = await gateway.paymentOf(number);
  await openWallet(buyer);
  await gotoReady(buyer, new URL(payment.redirectUrl).pathname);
  await expectResult(buyer, "processing", number);

  // The wallet's order closes, the session ends, and Antom says that nothing was paid.
  await gateway.advance(2 * 3600);
  await expectResult(buyer, "failed", number);
  await expect(page.getByText("The time to pay ran out before the payment was finished.")).toBeVisible();

  await payButton(buyer).click();
  expect(await atGateway(buyer)).toBe(number);
  await approveInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
});
