import { addToCart, chooseCurrency } from "../flows/cart.ts";
import {
  CARD,
  chooseCountry,
  chooseWay,
  field,
  openCheckout,
  payButton,
  pressPay,
  wayToPay,
} from "../flows/checkout.ts";
import { approveInWallet, openWallet, returnToShop } from "../flows/gateway.ts";
import { ready } from "../flows/pages.ts";
import { expectResult } from "../flows/result.ts";
import { type Buyer, expect, test } from "../support/test.ts";

const CPF = "529.982.247-25";
const MERCADO_PAGO = "Mercado Pago";
const PRZELEWY24 = "Przelewy24";
const ADA = { Email: "ada@example.com", "Full name": "Ada Lovelace" };

/** Goods in the cart, and an address in the country whose currency it is. */
async function checkOutIn(buyer: Buyer, currency: string, code: string, person: Record<string, string>): Promise<void> {
  await addToCart(buyer);
  await chooseCurrency(buyer, currency);
  await openCheckout(buyer);
  await chooseCountry(buyer, code);
  for (const [label, value] of Object.entries({ ...ADA, ...person })) await field(buyer, label).fill(value);
}

async function checkOutInBrazil(buyer: Buyer): Promise<void> {
  await checkOutIn(buyer, "BRL", "BR", {
    CEP: "01310-100",
    Address: "Avenida Paulista 1578",
    "Town or city": "Sao Paulo",
  });
  await field(buyer, "State").selectOption("SP");
}

test("Przelewy24 is told the address, and asks whoever clears it", async ({ buyer, gateway, watch }) => {
  watch.allowStatus(422);
  const { page } = buyer;
  await checkOutIn(buyer, "PLN", "PL", {
    Postcode: "00-950",
    Address: "Marszalkowska 1",
    "Town or city": "Warszawa",
  });
  await chooseWay(buyer, PRZELEWY24);
  await expect(page.getByLabel(/^CPF/)).toHaveCount(0);
  const { number } = await pressPay(buyer);
  const email = page.getByLabel("E-mail address");
  await expect(email).toHaveValue(ADA.Email);
  await email.fill("");
  await page.getByRole("button", { name: /^Pay [A-Z]{3}\s/ }).click();
  await expect(page.getByText("Type the e-mail address of whoever pays").first()).toBeVisible();
  await email.fill(ADA.Email);
  await approveInWallet(buyer, PRZELEWY24);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  expect((await gateway.paymentOf(number)).method).toBe("P24");
});

test("Mercado Pago is told the CPF that was typed in the shop", async ({ buyer, gateway }) => {
  const { page } = buyer;
  await checkOutInBrazil(buyer);
  const cpf = page.getByLabel(/^CPF/);
  await chooseWay(buyer, CARD);
  await expect(cpf).toBeHidden();
  await chooseWay(buyer, MERCADO_PAGO);
  await cpf.fill(CPF);
  const { number } = await pressPay(buyer);
  await expect(page.getByLabel("CPF")).toHaveValue(CPF.replaceAll(/\D/g, ""));
  await approveInWallet(buyer, MERCADO_PAGO);
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
  expect((await gateway.paymentOf(number)).method).toBe("MERCADOPAGO_BR");
});

test("who types no CPF in the shop is asked for it by Mercado Pago", async ({ buyer, watch }) => {
  watch.allowStatus(422);
  const { page } = buyer;
  await checkOutInBrazil(buyer);
  await chooseWay(buyer, MERCADO_PAGO);
  const { number } = await pressPay(buyer);
  await page.getByRole("button", { name: /^Pay [A-Z]{3}\s/ }).click();
  await expect(page.getByText("Type the CPF of whoever pays").first()).toBeVisible();
  await page.getByLabel("CPF").fill(CPF);
  await openWallet(buyer, MERCADO_PAGO);
  await page.getByRole("button", { name: "Approve payment" }).click();
  await returnToShop(buyer);
  await expectResult(buyer, "paid", number);
});

test("a CPF that does not exist is told at its field, and nothing is lost", async ({ buyer, watch }) => {
  watch.allowStatus(422);
  const { page } = buyer;
  await checkOutInBrazil(buyer);
  await chooseWay(buyer, MERCADO_PAGO);
  await page.getByLabel(/^CPF/).fill("529.982.247-26");
  await payButton(buyer).click();
  await expect(page.getByRole("alert")).toContainText("That CPF does not exist");
  await ready(buyer);
  await expect(page.getByLabel(/^CPF/)).toHaveValue("529.982.247-26");
  await expect(field(buyer, "Address")).toHaveValue("Avenida Paulista 1578");
  await expect(wayToPay(buyer, MERCADO_PAGO)).toBeChecked();
  await page.getByLabel(/^CPF/).fill(CPF);
  await pressPay(buyer);
});
