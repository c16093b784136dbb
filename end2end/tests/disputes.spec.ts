import { placeOrder } from "../flows/checkout.ts";
import { approveInWallet, returnToShop } from "../flows/gateway.ts";
import { openDispute, saysSoon } from "../flows/office.ts";
import { ready } from "../flows/pages.ts";
import { expectResult } from "../flows/result.ts";
import { type Buyer, expect, test } from "../support/test.ts";

const DAY = 24 * 3600;

/** The least that is a PDF. */
const PDF =
  "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\n0000000000 65535 f \n" +
  "trailer<</Root 1 0 R>>\nstartxref\n40\n%%EOF\n";

test.use({ settings: { SHOP_CLOCK_FOLLOWS: "1" } });

/** A paid order whose buyer asks the bank for the money back; the number of the dispute at Antom. */
async function contested(buyer: Buyer, merchant: Buyer): Promise<string> {
  const { gateway } = buyer;
  const { number } = await placeOrder(buyer);
  await approveInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  const { paymentRequestId } = await gateway.paymentOf(number);
  const dispute = await gateway.contest(paymentRequestId);
  await gateway.advance(60);
  await openDispute(merchant, number);
  return dispute;
}

async function defend({ page }: Buyer): Promise<void> {
  await page.getByRole("link", { name: "Defend" }).click();
  await page.getByLabel("Document").setInputFiles({
    name: "letter.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(PDF),
  });
  await page.getByRole("button", { name: "Send the document" }).click();
  await page.waitForURL(/\/admin\/disputes\/\d+(\?|$)/);
}

for (const [verdict, says] of [
  ["ACCEPT_BY_CUSTOMER", "The bank decided for you: the money stays."],
  ["ACCEPT_BY_MERCHANT", "went to the buyer. Do not refund it as well."],
] as const) {
  test(`a dispute is defended, and the bank says ${verdict}`, async ({ buyer, gateway, newBuyer }) => {
    const merchant = await newBuyer();
    const dispute = await contested(buyer, merchant);
    await defend(merchant);
    await saysSoon(merchant, "Antom has your document.");
    await gateway.endDispute(dispute, verdict);
    await gateway.advance(60);
    await saysSoon(merchant, says);
    await expect(merchant.page.getByRole("link", { name: "Defend" })).toHaveCount(0);
  });
}

test("a dispute is accepted, and a refund is warned of", async ({ buyer, newBuyer }) => {
  const merchant = await newBuyer();
  await contested(buyer, merchant);
  const { page } = merchant;
  await page.getByRole("link", { name: "Accept" }).click();
  await ready(merchant);
  await page.getByRole("button", { name: "Accept" }).click();
  await page.waitForURL(/\/admin\/disputes\/\d+(\?|$)/);
  await saysSoon(merchant, "went to the buyer. Do not refund it as well.");
});

test("a dispute that nobody answers is lost with its deadline", async ({ buyer, gateway, newBuyer }) => {
  const merchant = await newBuyer();
  await contested(buyer, merchant);
  const path = new URL(merchant.page.url()).pathname;
  await gateway.advance(8 * DAY);
  // The log-in is over by then, too.
  const later = await newBuyer();
  await openDispute(later, path);
  await saysSoon(later, "Nobody answered in time");
});
