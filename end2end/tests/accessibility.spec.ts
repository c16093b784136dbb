import { AxeBuilder } from "@axe-core/playwright";
import { addToCart } from "../flows/cart.ts";
import { fillCheckout, openCheckout, payButton } from "../flows/checkout.ts";
import { VISA, atGateway, confirmAtBank, openWallet, typeCard } from "../flows/gateway.ts";
import {
  type Look,
  tourOfAccount,
  tourOfCatalogue,
  tourOfCheckout,
  tourOfOrders,
  tourOfSubscriptions,
} from "../flows/tour.ts";
import { type Buyer, expect, test } from "../support/test.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SCHEMES = ["light", "dark"] as const;

function examine({ page }: Buyer): { look: Look; faults: string[] } {
  const faults: string[] = [];
  const look: Look = async (name) => {
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      // No page here has frames, and without them axe needs no second page for every look.
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
      for (const { id, nodes } of violations) {
        for (const { target, failureSummary } of nodes) {
          faults.push(`${name} (${colorScheme}) ${id}: ${target.join(" ")} ${failureSummary?.replace(/\s+/g, " ")}`);
        }
      }
    }
    await page.emulateMedia({ colorScheme: "light" });
  };
  return { look, faults };
}

test.describe.configure({ timeout: 180_000 });

test("the catalogue is accessible, in the light and in the dark", async ({ buyer }) => {
  const { look, faults } = examine(buyer);
  await tourOfCatalogue(buyer, look);
  expect(faults).toEqual([]);
});

test("cart and checkout are accessible, in the light and in the dark", async ({ buyer, watch }) => {
  watch.allowStatus(404);
  watch.allowStatus(422);
  const { look, faults } = examine(buyer);
  await tourOfCheckout(buyer, look);
  expect(faults).toEqual([]);
});

test("result and order pages are accessible, in the light and in the dark", async ({ buyer }) => {
  const { look, faults } = examine(buyer);
  await tourOfOrders(buyer, look);
  expect(faults).toEqual([]);
});

test("the login and the account are accessible, in the light and in the dark", async ({ buyer, watch }) => {
  watch.allowStatus(410);
  watch.allowStatus(422);
  const { look, faults } = examine(buyer);
  await tourOfAccount(buyer, look);
  expect(faults).toEqual([]);
});

test("plans and subscriptions are accessible, in the light and in the dark", async ({ buyer }) => {
  const { look, faults } = examine(buyer);
  await tourOfSubscriptions(buyer, look);
  expect(faults).toEqual([]);
});

test("the gateway's pages are accessible, in the light and in the dark", async ({ buyer, gateway, watch }) => {
  watch.allowStatus(422);
  const { page } = buyer;
  const { look, faults } = examine(buyer);
  await addToCart(buyer);
  await openCheckout(buyer);
  await fillCheckout(buyer);
  await payButton(buyer).click();
  await atGateway(buyer);
  await look("ways to pay");
  const waysToPay = page.url();
  await page.getByLabel("Card number").fill(VISA);
  await page.getByRole("button", { name: /^Pay [A-Z]{3}\s/ }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look("card form, with mistakes");
  await openWallet(buyer);
  await look("wallet");
  await gateway.fault({ api: "payment", fault: "challenge" });
  await page.goto(waysToPay);
  await typeCard(buyer);
  await look("bank");
  await confirmAtBank(buyer, "1");
  await expect(page.getByRole("alert")).toBeVisible();
  await look("bank, with a mistake");
  await page.goto(buyer.shop.gatewayUrl);
  await look("panel");
  expect(faults).toEqual([]);
});
