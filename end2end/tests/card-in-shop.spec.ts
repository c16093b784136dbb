import { addToCart, chooseCurrency } from "../flows/cart.ts";
import { becomesPaid } from "../flows/cards.ts";
import {
  CARD,
  chooseWay,
  fillCheckout,
  fillOrder,
  openCheckout,
  payButton,
  placeOrder,
  pressPay,
  pressPayToResult,
  wayToPay,
  waysToPay,
} from "../flows/checkout.ts";
import {
  DECLINED,
  EXEMPT,
  MASTERCARD,
  atGateway,
  confirmAtBank,
  payByCard,
  returnToShop,
  saveBox,
  typeCard,
} from "../flows/gateway.ts";
import { heading } from "../flows/pages.ts";
import { expectResult, receiptArrives } from "../flows/result.ts";
import { expect, test } from "../support/test.ts";

/** So many guides are dear enough for 3-D Secure: see the shop's settings. */
const DEAR = 3;

test("a guest pays by card, which is what is checked when nothing is saved", async ({ buyer, gateway }, info) => {
  const { page } = buyer;
  await addToCart(buyer);
  await openCheckout(buyer);
  await expect(wayToPay(buyer, CARD)).toBeChecked();
  // What cannot be used now is folded away, pictures and all.
  const logos = waysToPay(buyer).locator("img").filter({ visible: true });
  expect(await logos.count()).toBeGreaterThan(3);
  for (const logo of await logos.all()) {
    await logo.scrollIntoViewIfNeeded();
    const drawn = () => logo.evaluate((img: HTMLImageElement) => img.naturalWidth);
    await expect.poll(drawn, { message: "pictures are drawn" }).toBeGreaterThan(0);
  }
  await fillCheckout(buyer, CARD);
  const before = await gateway.callsOf("pay");
  const { number } = await pressPay(buyer);
  await expect(saveBox(buyer)).toHaveCount(0);
  await payByCard(buyer);
  await returnToShop(buyer);
  await expectResult(buyer, "capturing", number);
  await becomesPaid(buyer, number);
  await receiptArrives(buyer, number);

  expect(await gateway.callsOf("pay")).toBe(before + 1);
  const payment = await gateway.paymentOf(number);
  expect(payment).toMatchObject({ method: "CARD", captured: true });
  // What Antom is told of the device is what the browser says of itself.
  const device =
    info.project.name === "phone" ? { terminalType: "WAP", osType: "ANDROID" } : { terminalType: "WEB", osType: null };
  expect(payment.asked).toMatchObject({ ...device, paymentMethodType: "CARD", tokenizeMode: "DISABLED", is3DSAuthentication: "false" });
  await page.getByRole("link", { name: "See your order" }).click();
  await expect(page.getByText("Card VISA ending 0768")).toBeVisible();
});

test("the bank asks whether it is the buyer, and is content", async ({ buyer, gateway }) => {
  const { number } = await placeOrder(buyer, undefined, DEAR, CARD);
  await typeCard(buyer);
  await confirmAtBank(buyer);
  await expect(heading(buyer, "Payment successful")).toBeVisible();
  await returnToShop(buyer);
  await becomesPaid(buyer, number);
  expect((await gateway.paymentOf(number)).asked.is3DSAuthentication).toBe("true");
});

test("a bank that knows enough lets the buyer pass", async ({ buyer, gateway }) => {
  const { number } = await placeOrder(buyer, undefined, DEAR, CARD);
  await typeCard(buyer, EXEMPT);
  // The bank's page goes on by itself, with or without scripts.
  await expect(heading(buyer, "Payment successful")).toBeVisible();
  await returnToShop(buyer);
  await becomesPaid(buyer, number);
  expect((await gateway.paymentOf(number)).asked.is3DSAuthentication).toBe("true");
});

test("who cannot convince the bank pays the same order with another card", async ({ buyer, gateway, watch }) => {
  watch.allowStatus(422);
  const { page } = buyer;
  const { number } = await placeOrder(buyer, undefined, DEAR, CARD);
  await typeCard(buyer);
  for (const code of ["1", "2", "3"]) await confirmAtBank(buyer, code);
  await expect(page.getByRole("alert")).toContainText("Your bank could not confirm that it is you.");
  await typeCard(buyer, MASTERCARD);
  await confirmAtBank(buyer);
  await returnToShop(buyer);
  await becomesPaid(buyer, number);
  expect(await gateway.paymentsOf(number)).toHaveLength(1);
});

test("an issuer that insists asks for 3-D Secure although the shop did not", async ({ buyer, gateway }) => {
  const { number } = await placeOrder(buyer, undefined, 1, CARD);
  const { paymentRequestId, asked } = await gateway.paymentOf(number);
  expect(asked.is3DSAuthentication).toBe("false");
  await gateway.fault({ api: "payment", fault: "challenge", paymentRequestId });
  await typeCard(buyer);
  await confirmAtBank(buyer);
  await returnToShop(buyer);
  await becomesPaid(buyer, number);
});

test("a declined card is told, and the order is paid anew", async ({ buyer, gateway }) => {
  const { page } = buyer;
  const { number } = await placeOrder(buyer, undefined, 1, CARD);
  await typeCard(buyer, DECLINED);
  await expect(page.getByRole("alert")).toContainText("The bank declined this payment.");
  await page.getByRole("button", { name: "Give up and return to the shop" }).click();
  await returnToShop(buyer);
  await expectResult(buyer, "failed", number);
  await expect(page.getByText("You were not charged.")).toBeVisible();

  await expect(wayToPay(buyer, CARD)).toBeChecked();
  await payButton(buyer).click();
  expect(await atGateway(buyer)).toBe(number);
  await payByCard(buyer);
  await returnToShop(buyer);
  await becomesPaid(buyer, number);
  await receiptArrives(buyer, number);
  const payments = await gateway.paymentsOf(number);
  expect(payments.map((payment) => payment.status)).toEqual(["FAIL", "SUCCESS"]);
  expect(new Set(payments.map((payment) => payment.paymentRequestId)).size).toBe(2);
});

test("while Antom is at work the buyer waits, and is charged once", async ({ buyer, gateway }) => {
  await gateway.fault({ api: "pay", fault: "in_process", seconds: 60 });
  await fillOrder(buyer, CARD);
  const number = await pressPayToResult(buyer);
  await expectResult(buyer, "processing", number);
  await gateway.advance(60);
  await becomesPaid(buyer, number);
  expect(await gateway.paymentsOf(number)).toHaveLength(1);
});

test("the buyer notices nothing of a pay whose answer is lost", async ({ buyer, gateway }) => {
  const before = await gateway.callsOf("pay");
  await gateway.fault({ api: "pay", fault: "no_answer" });
  const { number } = await placeOrder(buyer, undefined, 1, CARD);
  expect((await gateway.recentCalls("pay")).at(-1)?.fault).toBe("no_answer");
  await payByCard(buyer);
  await returnToShop(buyer);
  await becomesPaid(buyer, number);
  expect(await gateway.paymentsOf(number)).toHaveLength(1);
  expect(await gateway.callsOf("pay")).toBe(before + 1);
});

test("a South Korean card is chosen in the shop and confirmed at its bank", async ({ buyer, gateway }) => {
  const { page } = buyer;
  await addToCart(buyer);
  await chooseCurrency(buyer, "KRW");
  await openCheckout(buyer);
  await fillCheckout(buyer, CARD);
  await page.getByText("My card carries two brands, or is South Korean").click();
  await page.getByLabel("Charge it as").selectOption({ label: "Hyundai Card" });
  await payButton(buyer).click();
  await expect(heading(buyer, "Hyundai Card test bank")).toBeVisible();
  await page.getByRole("button", { name: "Approve payment" }).click();
  await expect(heading(buyer, "Payment successful")).toBeVisible();
  await returnToShop(buyer);
  const number = await page.locator("dd.copyable").innerText();
  await becomesPaid(buyer, number);
  const { amount, asked } = await gateway.paymentOf(number);
  expect(amount.currency).toBe("KRW");
  expect(asked).toMatchObject({ selectedCardBrand: "HYUNDAI", is3DSAuthentication: null });
});

test("what is asked of a card is there for cards only", async ({ buyer, gateway }) => {
  const { page } = buyer;
  await addToCart(buyer, undefined, 2);
  await chooseCurrency(buyer, "BRL");
  await openCheckout(buyer);
  await fillCheckout(buyer, "Alipay");
  const plan = page.getByLabel("Pay the card");
  await expect(plan).toBeHidden();
  await chooseWay(buyer, CARD);
  await plan.selectOption({ label: "In 3 monthly instalments" });
  const { number } = await pressPay(buyer);
  await expect(page.getByText("In 3 monthly instalments.")).toBeVisible();
  await typeCard(buyer);
  // The limit is in another currency, so the shop asks for 3-D Secure to be sure.
  await confirmAtBank(buyer);
  await expect(heading(buyer, "Payment successful")).toBeVisible();
  await returnToShop(buyer);
  await becomesPaid(buyer, number);
  expect((await gateway.paymentOf(number)).asked.installmentNum).toBe("3");
});
