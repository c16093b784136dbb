import { placeOrder } from "../flows/checkout.ts";
import { DECLINED, payByCard, returnToShop, typeCard } from "../flows/gateway.ts";
import { expectResult, receiptArrives } from "../flows/result.ts";
import { expect, test } from "../support/test.ts";

test("a card is authorised first, and the order is paid when the capture arrives", async ({ buyer, gateway, shop }) => {
  const { number } = await placeOrder(buyer);
  await payByCard(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "capturing", number);
  expect(await shop.mails(number)).toEqual([]);

  await gateway.advance(10);
  await expectResult(buyer, "paid", number);
  await receiptArrives(buyer, number);
  expect(await gateway.paymentOf(number)).toMatchObject({ method: "CARD", captured: true });
  await buyer.page.getByRole("link", { name: "See your order" }).click();
  await expect(buyer.page.getByText("Card VISA ending 0768")).toBeVisible();
});

test("a declined card leaves the session open for another one", async ({ buyer, gateway }) => {
  const { page } = buyer;
  const { number } = await placeOrder(buyer);
  await typeCard(buyer, DECLINED);
  await expect(page.getByRole("alert")).toContainText("The bank declined this payment.");
  await payByCard(buyer);
  await returnToShop(buyer);
  await gateway.advance(10);
  await expectResult(buyer, "paid", number);
  expect(await gateway.paymentsOf(number)).toHaveLength(1);
});
