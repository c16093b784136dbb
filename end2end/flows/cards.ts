import { type Buyer, expect } from "../support/test.ts";
import { CARD, placeOrder } from "./checkout.ts";
import { type CardWishes, payByCard, returnToShop, VISA } from "./gateway.ts";
import { gotoReady } from "./pages.ts";
import { expectResult } from "./result.ts";

/** The test card as the shop names it once it is saved. */
export const SAVED_VISA = "Visa •••• 0768";

/** The capture of a card comes by itself a moment after the authorisation. */
export async function becomesPaid(buyer: Buyer, number: string): Promise<void> {
  await buyer.gateway.advance(10);
  await expectResult(buyer, "paid", number);
}

/** Pays an order by card, typed on Antom's page; tells the order's number. */
export async function payByTypedCard(buyer: Buyer, wishes: CardWishes = {}): Promise<string> {
  const { number } = await placeOrder(buyer, undefined, 1, CARD);
  await payByCard(buyer, VISA, wishes);
  await returnToShop(buyer);
  await becomesPaid(buyer, number);
  return number;
}

/** Whether the account shows the card. */
export async function expectInAccount(buyer: Buyer, saved: boolean): Promise<void> {
  await gotoReady(buyer, "/account");
  await expect(buyer.page.getByText("0768")).toHaveCount(saved ? 1 : 0);
  if (!saved) await expect(buyer.page.getByText("No saved cards.")).toBeVisible();
}
