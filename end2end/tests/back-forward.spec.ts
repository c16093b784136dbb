import { CARD, fillOrder, payButton, placeOrder } from "../flows/checkout.ts";
import { atGateway } from "../flows/gateway.ts";
import { ready } from "../flows/pages.ts";
import { expect, test } from "../support/test.ts";

// Playwright turns the browser's own memory of pages off.
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
});

for (const way of [CARD, "Alipay"]) {
  test(`a checkout that the browser kept asks whether the buyer has paid: ${way}`, async ({ buyer }) => {
    const { page } = buyer;
    await fillOrder(buyer, way);
    await page.evaluate(() => {
      window.addEventListener("pageshow", (event) => sessionStorage.setItem("kept", String(event.persisted)));
    });
    await payButton(buyer).click();
    await atGateway(buyer);
    await page.goBack();
    await page.waitForURL("**/checkout");
    await expect(page.getByRole("heading", { name: "Have you paid? Check the result" })).toBeVisible();
    await ready(buyer);
    await expect(payButton(buyer)).toHaveCount(0);
    console.log("kept:", await page.evaluate(() => sessionStorage.getItem("kept")));
  });
}

void placeOrder;
