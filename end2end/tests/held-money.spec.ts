import { logIn } from "../flows/account.ts";
import { expectInAccount } from "../flows/cards.ts";
import { CARD, fillOrder, placeOrder, pressPay } from "../flows/checkout.ts";
import { payByCard, returnToShop } from "../flows/gateway.ts";
import { capture, openOrder } from "../flows/office.ts";
import { gotoReady } from "../flows/pages.ts";
import { expectResult, receiptArrives } from "../flows/result.ts";
import { type Buyer, expect, test } from "../support/test.ts";

test.use({ settings: { SHOP_CAPTURE: "manual", SHOP_CARD_CONSENT: "shop" } });

async function payAndBeHeld(buyer: Buyer): Promise<string> {
  const { number } = await placeOrder(buyer, undefined, 1, CARD);
  await payByCard(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "held", number);
  return number;
}

test("the buyer is charged when the merchant captures", async ({ buyer, gateway, newBuyer, shop }) => {
  const number = await payAndBeHeld(buyer);
  const result = buyer.page.url();
  expect(await gateway.paymentOf(number)).toMatchObject({ status: "SUCCESS", captured: false });
  expect(await shop.mails(number)).toEqual([]);

  const merchant = await newBuyer();
  await openOrder(merchant, number);
  await capture(merchant);
  await receiptArrives(buyer, number);
  await gotoReady(buyer, new URL(result).pathname);
  await expectResult(buyer, "paid", number);
  expect((await gateway.paymentOf(number)).captured).toBe(true);
});

test("a merchant who captures too late is told that nothing is held any more", async ({ buyer, gateway, newBuyer }) => {
  const number = await payAndBeHeld(buyer);
  await gateway.advance(8 * 24 * 3600);
  const merchant = await newBuyer();
  await openOrder(merchant, number);
  await capture(merchant);
  await expect(async () => {
    await merchant.page.reload();
    await expect(merchant.page.getByText("Capture failed").first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  expect((await gateway.paymentOf(number)).captured).toBe(false);
});

for (const agrees of [true, false]) {
  test(`the shop's own box asks for consent, which is ${agrees ? "given" : "refused"}`, async ({ buyer, gateway }) => {
    const { page } = buyer;
    await logIn(buyer);
    await fillOrder(buyer, CARD);
    const box = page.getByRole("checkbox", { name: "Save the card at Antom for my next order" });
    await expect(box).not.toBeChecked();
    if (agrees) await box.check();
    const { number } = await pressPay(buyer);
    await payByCard(buyer);
    await returnToShop(buyer);
    await expectResult(buyer, "held", number);
    expect((await gateway.paymentOf(number)).asked.tokenizeMode).toBe(agrees ? "ENABLED" : "DISABLED");
    await expectInAccount(buyer, agrees);
  });
}
