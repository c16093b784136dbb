import { addToCart, chooseCurrency } from "../flows/cart.ts";
import { fillCheckout, openCheckout, pressPay } from "../flows/checkout.ts";
import { approveInWallet, returnToShop } from "../flows/gateway.ts";
import { CODE, PADLOCK, RECORDING } from "../flows/goods.ts";
import { gotoReady, readAmount, ready, valueOf } from "../flows/pages.ts";
import { expectResult } from "../flows/result.ts";
import { type Buyer, expect, test } from "../support/test.ts";

async function useCode(buyer: Buyer, code: string): Promise<void> {
  const { page } = buyer;
  const field = page.getByLabel("Promotion code", { exact: true });
  if (!(await field.isVisible())) await page.getByText("I have a promotion code").click();
  await field.fill(code);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Use code" }).click();
  await answered;
  await ready(buyer);
}

for (const code of ["SGD", "JPY"]) {
  test(`the lines of a discounted order in ${code} sum to its amount`, async ({ buyer, gateway }) => {
    const { page } = buyer;
    await gotoReady(buyer, "/");
    await chooseCurrency(buyer, code);
    await addToCart(buyer, RECORDING, 3);
    await addToCart(buyer, PADLOCK, 7);
    await useCode(buyer, ` ${CODE.toLowerCase()} `);
    await expect(valueOf(buyer, `Code ${CODE}`)).toContainText("−");
    await openCheckout(buyer);
    await expect(valueOf(buyer, `Code ${CODE}`)).toBeVisible();
    await fillCheckout(buyer);
    const { number, total } = await pressPay(buyer);

    const { amount } = await gateway.paymentOf(number);
    expect(amount.value).toBe(readAmount(total).minor);
    const lines = await page.locator(".goods .amount").allInnerTexts();
    expect(lines.length).toBeGreaterThanOrEqual(3);
    const sum = lines.reduce((sum, line) => sum + Number(readAmount(line).minor), 0);
    expect(String(sum)).toBe(amount.value);

    await approveInWallet(buyer);
    await returnToShop(buyer);
    await expectResult(buyer, "paid", number);
    await page.getByRole("link", { name: "See your order" }).click();
    await expect(valueOf(buyer, `Code ${CODE}`)).toContainText("−");
    expect(readAmount(await valueOf(buyer, "Total").innerText()).minor).toBe(amount.value);
  });
}

test("a code that is none is refused in words and can be left out", async ({ buyer, watch }) => {
  watch.allowStatus(422);
  const { page } = buyer;
  await addToCart(buyer);
  await useCode(buyer, "FREELUNCH");
  await expect(page.getByRole("alert")).toContainText("We do not know this promotion code.");
  await expect(page.getByLabel("Promotion code", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Promotion code", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("link", { name: "Go to checkout" })).toBeVisible();
  await useCode(buyer, CODE);
  await page.getByRole("button", { name: `Remove code ${CODE}` }).click();
  await expect(valueOf(buyer, `Code ${CODE}`)).toHaveCount(0);
});
