import { addToCart, setQuantity } from "../flows/cart.ts";
import { POSTCARD, RECORDING } from "../flows/goods.ts";
import { gotoReady, valueOf } from "../flows/pages.ts";
import { expect, test } from "../support/test.ts";

/** What a buyer may type, and what they are told. */
const MISTAKES: [string, string][] = [
  ["0", "Enter a quantity of 1 or more"],
  ["-1", "A quantity cannot be less than 1."],
  ["1000000000", "You can order up to 20 of one item."],
  ["1.5", "Enter a whole number, such as 2."],
  ["", "Enter a quantity."],
];

for (const [typed, told] of MISTAKES) {
  test(`the product page refuses the quantity “${typed}” in words`, async ({ buyer, watch }) => {
    watch.allowStatus(422);
    const { page } = buyer;
    await gotoReady(buyer, `/products/${RECORDING.slug}?sku=${RECORDING.sku}`);
    await page.getByLabel("Quantity").fill(typed);
    await page.getByRole("button", { name: "Add to cart" }).click();
    await expect(page.getByRole("alert")).toContainText(told);
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.getByLabel("Quantity")).toHaveAccessibleDescription(new RegExp(told));
  });
}

test("the cart refuses a quantity of 0 and stays as it was", async ({ buyer, watch }) => {
  watch.allowStatus(422);
  const { page } = buyer;
  await addToCart(buyer, RECORDING, 2);
  await setQuantity(buyer, RECORDING, 0);
  await expect(page.getByRole("alert")).toContainText("Enter a quantity of 1 or more");
  await gotoReady(buyer, "/cart");
  await expect(page.getByLabel(`Quantity of ${RECORDING.name}`)).toHaveValue("2");
});

test("quantities add up, change the sum, and lines go away", async ({ buyer }) => {
  const { page } = buyer;
  await addToCart(buyer, RECORDING, 2);
  await addToCart(buyer, RECORDING, 3);
  await expect(page.getByLabel(`Quantity of ${RECORDING.name}`)).toHaveValue("5");
  await addToCart(buyer, POSTCARD);
  await expect(valueOf(buyer, "Subtotal, 6 pieces")).toHaveText("SGD 106.00");
  await setQuantity(buyer, RECORDING, 1);
  await expect(valueOf(buyer, "Subtotal, 2 pieces")).toHaveText("SGD 34.00");
  await page.getByRole("button", { name: `Remove ${RECORDING.name}` }).click();
  await expect(valueOf(buyer, "Subtotal, 1 piece")).toHaveText("SGD 16.00");
  await page.getByRole("button", { name: `Remove ${POSTCARD.name}` }).click();
  await expect(page.getByText("Your cart is empty.")).toBeVisible();
});

test("more than fits into one order is refused in words", async ({ buyer, watch }) => {
  watch.allowStatus(422);
  const { page } = buyer;
  await addToCart(buyer, RECORDING, 20);
  await gotoReady(buyer, `/products/${RECORDING.slug}?sku=${RECORDING.sku}`);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("alert")).toContainText("20 are in your cart");
});
