import { logIn } from "../flows/account.ts";
import { addToCart } from "../flows/cart.ts";
import { SAVED_VISA, becomesPaid, expectInAccount, payByTypedCard } from "../flows/cards.ts";
import { CARD, chooseWay, field, openCheckout, payButton, pressPay, pressPayToResult, wayToPay, waysToPay } from "../flows/checkout.ts";
import { payByCard, returnToShop, saveBox } from "../flows/gateway.ts";
import { ready } from "../flows/pages.ts";
import { expectResult, receiptArrives } from "../flows/result.ts";
import { expect, test } from "../support/test.ts";

test("who does not agree has no card saved", async ({ buyer, gateway }) => {
  await logIn(buyer);
  const number = await payByTypedCard(buyer, { save: false });
  expect((await gateway.paymentOf(number)).asked.tokenizeMode).toBe("ASKFORCONSENT");
  await expectInAccount(buyer, false);
  await addToCart(buyer);
  await openCheckout(buyer);
  await expect(wayToPay(buyer, CARD)).toBeChecked();
  await expect(waysToPay(buyer).getByText("0768")).toHaveCount(0);
});

test("a card that was saved pays in two clicks from the cart", async ({ buyer, gateway }) => {
  const { page } = buyer;
  await logIn(buyer);
  await payByTypedCard(buyer, { save: true });
  await expectInAccount(buyer, true);

  await addToCart(buyer);
  await page.getByRole("link", { name: "Go to checkout" }).click();
  await page.waitForURL("**/checkout");
  await ready(buyer);
  await expect(wayToPay(buyer, SAVED_VISA)).toBeChecked();
  // Nothing has to be typed a second time.
  await expect(field(buyer, "Full name")).toHaveValue("Ada Lovelace");
  const number = await pressPayToResult(buyer);
  await expectResult(buyer, "capturing", number);
  await becomesPaid(buyer, number);
  await receiptArrives(buyer, number);
  const payment = await gateway.paymentOf(number);
  expect(payment.asked).toMatchObject({ isCardOnFile: "true", tokenizeMode: null });
  expect(payment).toMatchObject({ method: "CARD", submissions: 1 });
});

test("who has a saved card can type another one", async ({ buyer, gateway }) => {
  await logIn(buyer);
  await payByTypedCard(buyer, { save: true });
  await addToCart(buyer);
  await openCheckout(buyer);
  await chooseWay(buyer, CARD);
  const { number } = await pressPay(buyer);
  // Nobody is asked by a box that is ticked already.
  await expect(saveBox(buyer)).not.toBeChecked();
  await payByCard(buyer);
  await returnToShop(buyer);
  await becomesPaid(buyer, number);
  expect((await gateway.paymentOf(number)).asked.isCardOnFile).not.toBe("true");
});

test("a saved card that Antom takes no more is told, and another one pays the order", async ({ buyer, gateway }) => {
  const { page } = buyer;
  await logIn(buyer);
  // The month at Antom (GMT+8), where the card is looked at.
  const month = new Date(Date.now() + ((await gateway.ahead()) + 8 * 3600) * 1000);
  await payByTypedCard(buyer, {
    save: true,
    month: String(month.getUTCMonth() + 1),
    year: String(month.getUTCFullYear()),
  });
  await gateway.advance(32 * 24 * 3600);
  await addToCart(buyer);
  await openCheckout(buyer);
  const number = await pressPayToResult(buyer);
  await expectResult(buyer, "failed", number);
  await expect(page.getByText("The saved card can no longer be used.")).toBeVisible();
  await expect(page.getByText("You were not charged.")).toBeVisible();
  await chooseWay(buyer, CARD);
  await pressPay(buyer);
  await payByCard(buyer);
  await returnToShop(buyer);
  await becomesPaid(buyer, number);
});

test("a card that is removed is offered no more, and Antom forgets it", async ({ buyer, gateway }) => {
  const { page } = buyer;
  const before = await gateway.callsOf("deleteToken");
  await logIn(buyer);
  await payByTypedCard(buyer, { save: true });
  await expectInAccount(buyer, true);
  await page.getByLabel(/^Remove VISA/i).click();
  await page.getByRole("button", { name: "Yes, remove it" }).click();
  await expect(page.getByText("No saved cards.")).toBeVisible();
  await expectInAccount(buyer, false);
  await expect.poll(() => gateway.callsOf("deleteToken")).toBe(before + 1);

  await addToCart(buyer);
  await openCheckout(buyer);
  await expect(wayToPay(buyer, CARD)).toBeChecked();
  await expect(payButton(buyer)).toBeVisible();
});
