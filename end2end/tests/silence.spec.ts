import { addToCart } from "../flows/cart.ts";
import { fillCheckout, openCheckout, payButton, placeOrder } from "../flows/checkout.ts";
import { approveInWallet, atGateway, returnToShop } from "../flows/gateway.ts";
import { expectResult, receiptArrives } from "../flows/result.ts";
import { type Buyer, expect, test } from "../support/test.ts";

/** Buys while createPaymentSession goes wrong once; tells the ids it was called with. */
async function buyThrough(buyer: Buyer, fault: "no_answer" | "answer_u"): Promise<string[]> {
  const { gateway } = buyer;
  const before = await gateway.sessionsAskedFor();
  await gateway.fault({ api: "createPaymentSession", fault });
  const { number } = await placeOrder(buyer);
  await approveInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  await receiptArrives(buyer, number);

  const paid = (await gateway.paymentsOf(number)).filter((payment) => payment.status === "SUCCESS");
  expect(paid).toHaveLength(1);
  expect(await gateway.sessionsAskedFor()).toBe(before + 2);
  const calls = (await gateway.recentCalls("createPaymentSession")).slice(-2);
  expect(calls.map((call) => call.fault)).toEqual([fault, null]);
  return calls.map((call) => call.paymentRequestId ?? "");
}

for (const fault of ["no_answer", "answer_u"] as const) {
  test(`the buyer notices nothing of a createPaymentSession with ${fault}`, async ({ buyer }) => {
    const [first, second] = await buyThrough(buyer, fault);
    expect(first).toBeTruthy();
    expect(second).toBeTruthy();
    expect(second).not.toBe(first);
  });
}

test("a gateway that never answers leaves an order that can be tried again", async ({ buyer, gateway }) => {
  const { page } = buyer;
  await gateway.fault({ api: "createPaymentSession", fault: "answer_u", times: 2 });
  await addToCart(buyer);
  await openCheckout(buyer);
  await fillCheckout(buyer);
  await payButton(buyer).click();
  await page.waitForURL("**/result/*");
  await expect(page.getByText("The payment service did not answer us.")).toBeVisible();
  await expect(page.getByText("You were not charged.")).toBeVisible();
  await payButton(buyer).click();
  const number = await atGateway(buyer);
  await approveInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
});
