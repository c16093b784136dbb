import {
  CARD,
  ADA,
  CHECKOUT_PAGE,
  chooseWay,
  field,
  fillOrder,
  payButton,
  placeOrder,
  pressPay,
  unfoldUnusable,
  wayToPay,
  waysToPay,
} from "../flows/checkout.ts";
import { approveInWallet, atGateway, payByCard, returnToShop } from "../flows/gateway.ts";
import { becomesPaid } from "../flows/cards.ts";
import { gotoReady, heading, ready } from "../flows/pages.ts";
import { expectResult } from "../flows/result.ts";
import { expect, test } from "../support/test.ts";

test("a wallet that is chosen in the shop has Antom's page to itself", async ({ buyer, gateway }) => {
  const { page } = buyer;
  const { number } = await placeOrder(buyer, undefined, 1, "Touch 'n Go eWallet");
  await expect(page.getByRole("radio")).toHaveCount(1);
  await approveInWallet(buyer, "Touch 'n Go eWallet");
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  expect((await gateway.paymentOf(number)).method).toBe("TNG");
});

test("what cannot pay the order says why and cannot be chosen", async ({ buyer }) => {
  await fillOrder(buyer, CARD);
  const ways = waysToPay(buyer).getByRole("radio");
  await expect(ways.first()).toHaveAccessibleName(CARD);
  await expect(ways.last()).toHaveAccessibleName(CHECKOUT_PAGE);
  const gcash = wayToPay(buyer, "GCash");
  await expect(gcash).toHaveCount(0);
  await unfoldUnusable(buyer);
  await expect(gcash).toBeDisabled();
  await expect(gcash).toHaveAccessibleDescription("Not for payments in SGD.");
});

test("who leaves the card for a wallet is charged by the wallet alone", async ({ buyer, gateway }) => {
  const { page } = buyer;
  const { number } = await placeOrder(buyer, undefined, 1, CARD);
  const card = await gateway.paymentOf(number);
  await gotoReady(buyer, new URL(card.redirectUrl).pathname);
  // To Antom it is under way: the ways on come after a while, and are quiet.
  await expectResult(buyer, "processing", number);
  await expect(payButton(buyer)).toBeHidden();
  await page.getByText("Pay another way").click();
  await expect(wayToPay(buyer, CARD)).toBeChecked();
  await chooseWay(buyer, "Alipay");
  await pressPay(buyer);
  await approveInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  const payments = await gateway.paymentsOf(number);
  expect(payments.map((payment) => payment.status)).toEqual(["CANCELLED", "SUCCESS"]);
  await page.goto(card.pageUrl);
  await expect(heading(buyer, "Payment cancelled")).toBeVisible();
});

test("who leaves the Checkout Page can pay by card in the shop", async ({ buyer, gateway }) => {
  const { page } = buyer;
  const { number } = await placeOrder(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "saidNotPaid", number);
  await page.getByText("Pay another way").click();
  await chooseWay(buyer, CARD);
  await pressPay(buyer);
  await payByCard(buyer);
  await returnToShop(buyer);
  await becomesPaid(buyer, number);
  const paid = (await gateway.paymentsOf(number)).filter((payment) => payment.captured);
  expect(paid).toHaveLength(1);
});

test("a way that is switched off before Pay is explained, and nothing is lost", async ({ buyer, gateway, watch }) => {
  watch.allowStatus(422);
  const { page } = buyer;
  // For half a minute the shop goes by what it heard of this amount, which is no other test's.
  await fillOrder(buyer, "Alipay", undefined, 7);
  await gateway.method("ALIPAY_CN", false);
  try {
    await payButton(buyer).click();
    await expect(page.getByRole("alert")).toContainText("You cannot pay this order with Alipay any more.");
    await expect(page.getByRole("alert")).toContainText("nothing was charged");
    await ready(buyer);
    await expect(page).toHaveTitle(/^Error: /);
    for (const [label, value] of Object.entries(ADA)) await expect(field(buyer, label)).toHaveValue(value);
    await unfoldUnusable(buyer);
    await expect(wayToPay(buyer, "Alipay")).toBeDisabled();
    await expect(wayToPay(buyer, CARD)).toBeChecked();
    await page.getByRole("alert").getByRole("link").click();
    await expect(wayToPay(buyer, CARD)).toBeFocused();
  } finally {
    await gateway.method("ALIPAY_CN", true);
  }
  await chooseWay(buyer, "Touch 'n Go eWallet");
  await payButton(buyer).click();
  const number = await atGateway(buyer);
  expect(await gateway.paymentsOf(number)).toHaveLength(1);
});
