import { type Buyer, expect } from "../support/test.ts";
import { heading, valueOf } from "./pages.ts";

/** The result page's headings, by state. */
export const SAYS = {
  checking: "We are checking your payment",
  processing: "Your payment is being processed",
  saidNotPaid: "Nothing has been paid yet",
  capturing: "Your payment is approved",
  held: "Thank you, your payment is approved",
  notPaid: "Your order is not paid yet",
  paid: "Thank you, your order is paid",
  failed: "The payment did not go through",
  expired: "The time to pay ran out",
  cancelled: "This order is cancelled",
} as const;

/** Without scripts a page where one can choose how to pay loads itself anew only every 15 seconds. */
const BY_ITSELF = 25_000;

/** The result page comes to say so, by itself. */
export async function expectResult(buyer: Buyer, state: keyof typeof SAYS, orderNumber: string): Promise<void> {
  await expect(heading(buyer, SAYS[state])).toBeVisible(buyer.scripts ? {} : { timeout: BY_ITSELF });
  await expect(valueOf(buyer, "Order")).toHaveText(orderNumber);
}

/** The shop has mailed the receipt, and so knows of the payment without any browser. */
export async function receiptArrives({ shop }: Buyer, orderNumber: string): Promise<void> {
  await expect.poll(async () => (await shop.mails(orderNumber)).length, { message: "receipts" }).toBe(1);
}
