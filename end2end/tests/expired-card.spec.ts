import { logIn, newAddress } from "../flows/account.ts";
import { addToCart } from "../flows/cart.ts";
import { SAVED_VISA, payByTypedCard } from "../flows/cards.ts";
import { CARD, openCheckout, wayToPay } from "../flows/checkout.ts";
import { gotoReady } from "../flows/pages.ts";
import { Gateway } from "../support/gateway.ts";
import { Shop } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

const FORTY_DAYS = 40 * 24 * 3600;

test("a saved card that has expired is named and not charged", async ({ newBuyer }) => {
  test.slow();
  const now = new Date();
  const [month, year] = [String(now.getUTCMonth() + 1).padStart(2, "0"), String(now.getUTCFullYear())];
  const today = await Shop.start();
  try {
    const guest = await newBuyer();
    const buyer = { ...guest, shop: today, gateway: new Gateway(today.gatewayUrl) };
    const email = newAddress();
    await logIn(buyer, email);
    await payByTypedCard(buyer, { save: true, month, year });
    await addToCart(buyer);
    await openCheckout(buyer);
    await expect(wayToPay(buyer, SAVED_VISA)).toBeChecked();

    const later = await today.reopen({ SHOP_CLOCK_AHEAD: String(FORTY_DAYS) });
    try {
      const then = { ...(await newBuyer()), shop: later, gateway: new Gateway(later.gatewayUrl) };
      await logIn(then, email);
      await gotoReady(then, "/account");
      await expect(then.page.getByText(`expired ${month}/${year}`)).toBeVisible();
      await addToCart(then);
      await openCheckout(then);
      await expect(wayToPay(then, SAVED_VISA)).toBeDisabled();
      await expect(wayToPay(then, SAVED_VISA)).toHaveAccessibleDescription(`Expired ${month}/${year}. Pay with another card.`);
      await expect(wayToPay(then, CARD)).toBeChecked();
    } finally {
      await later.stop();
    }
  } finally {
    await today.stop();
  }
});
