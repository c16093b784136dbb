import { approveInWallet, returnToShop } from "../flows/gateway.ts";
import { placeOrder } from "../flows/checkout.ts";
import { gotoReady, readAmount, valueOf } from "../flows/pages.ts";
import { expectResult, receiptArrives } from "../flows/result.ts";
import { expect, test } from "../support/test.ts";

test("a buyer pays with a wallet and gets one receipt", async ({ buyer, gateway, shop }) => {
  const { page } = buyer;
  const { number, total } = await placeOrder(buyer);
  await approveInWallet(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  await expect(valueOf(buyer, "Amount")).toHaveText(total);

  const payment = await gateway.paymentOf(number);
  expect(payment.method).toBe("ALIPAY_CN");
  const { currency, minor } = readAmount(total);
  expect(payment.amount).toEqual({ currency, value: minor });

  await receiptArrives(buyer, number);
  const [receipt] = await shop.mails(number);
  expect(receipt?.text).toContain("To: ada@example.com");

  await page.getByRole("link", { name: "See your order" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(number);
  await expect(page.getByText("Alipay", { exact: true })).toBeVisible();
  await expect(page.getByText("1 Harbour Road")).toBeVisible();
  await gotoReady(buyer, "/cart");
  await expect(page.getByText("Your cart is empty.")).toBeVisible();
  await gotoReady(buyer, "/orders");
  await expect(page.getByRole("link", { name: number })).toBeVisible();
});

test("the second wallet works as well", async ({ buyer, gateway }) => {
  const { number } = await placeOrder(buyer);
  await approveInWallet(buyer, "Touch 'n Go eWallet");
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  expect((await gateway.paymentOf(number)).method).toBe("TNG");
});
