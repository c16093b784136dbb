import { placeOrder } from "../flows/checkout.ts";
import { approveInWallet, payByCard, returnToShop } from "../flows/gateway.ts";
import { expectResult, receiptArrives } from "../flows/result.ts";
import { expect, test } from "../support/test.ts";

test("asking completes the order when every notification is lost", async ({ buyer, gateway }) => {
  const { number } = await placeOrder(buyer);
  const { paymentRequestId } = await gateway.paymentOf(number);
  await gateway.fault({ api: "notify", fault: "lost", times: 100, paymentRequestId });
  await payByCard(buyer);
  await returnToShop(buyer);
  await gateway.advance(10);
  await expectResult(buyer, "paid", number);
  await receiptArrives(buyer, number);

  const notifications = await gateway.notificationsOf(paymentRequestId);
  expect(notifications.map((notification) => notification.type)).toEqual(["PAYMENT_RESULT", "CAPTURE_RESULT"]);
  const outcomes = notifications.flatMap((notification) => notification.deliveries.map((each) => each.outcome));
  expect(new Set(outcomes)).toEqual(new Set(["lost"]));
});

test("notifications that come twice bring one receipt", async ({ buyer, gateway, shop }) => {
  const { number } = await placeOrder(buyer);
  const { paymentRequestId } = await gateway.paymentOf(number);
  await gateway.fault({ api: "notify", fault: "twice", times: 2, paymentRequestId });
  await payByCard(buyer);
  await returnToShop(buyer);
  await gateway.advance(10);
  await expectResult(buyer, "paid", number);
  await expect
    .poll(async () =>
      (await gateway.notificationsOf(paymentRequestId)).map(({ type, deliveries }) => [type, deliveries.map((each) => each.outcome)]),
    )
    .toEqual([
      ["PAYMENT_RESULT", ["acknowledged", "acknowledged"]],
      ["CAPTURE_RESULT", ["acknowledged", "acknowledged"]],
    ]);
  await receiptArrives(buyer, number);

  // What was acknowledged is worked on in order: when this later order has its receipt, all is done.
  const later = await placeOrder(buyer);
  await approveInWallet(buyer);
  await receiptArrives(buyer, later.number);
  expect(await shop.mails(number)).toHaveLength(1);
});

test("a late notification changes nothing that asking has found out", async ({ buyer, gateway, shop }) => {
  const { number } = await placeOrder(buyer);
  const { paymentRequestId } = await gateway.paymentOf(number);
  await gateway.fault({ api: "notify", fault: "late", seconds: 3600, paymentRequestId });
  await approveInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  await receiptArrives(buyer, number);

  await gateway.advance(4000);
  await expect
    .poll(async () => (await gateway.notificationsOf(paymentRequestId)).map((notification) => notification.state))
    .toEqual(["acknowledged"]);
  await buyer.page.reload();
  await expectResult(buyer, "paid", number);
  expect(await shop.mails(number)).toHaveLength(1);
});
