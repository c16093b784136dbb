import { KITCHEN, MAP, PRODUCTS, RECORDING } from "../flows/goods.ts";
import { gotoReady, heading, readAmount, ready } from "../flows/pages.ts";
import { type Buyer, expect, test } from "../support/test.ts";

async function show(buyer: Buyer): Promise<void> {
  const { page } = buyer;
  await page.getByRole("button", { name: "Show products" }).click();
  await page.waitForURL(/\/shop\?/);
  await ready(buyer);
}

function names({ page }: Buyer): Promise<string[]> {
  return page.getByRole("main").getByRole("heading", { level: 3 }).allInnerTexts();
}

/** Chooses a facet's value, which on a phone is folded away. */
async function narrow(buyer: Buyer, choice: string): Promise<void> {
  const { page } = buyer;
  const filters = page.locator(".facets");
  const link = filters.getByRole("link", { name: choice });
  if (!(await link.isVisible())) await filters.locator("summary").click();
  await link.click();
  await page.waitForURL(/\/shop\?/);
  await ready(buyer);
}

/** The price on each card, in minor units. */
async function prices({ page }: Buyer): Promise<number[]> {
  const texts = await page.locator(".product-card").allInnerTexts();
  return texts.map((text) => Number(readAmount(text.slice(text.search(/[A-Z]{3}\s\d/))).minor));
}

test("search finds by words, and says when nothing matches", async ({ buyer }) => {
  const { page } = buyer;
  await gotoReady(buyer, "/shop");
  await page.getByLabel("Search", { exact: true }).fill("  recording TEST ");
  await show(buyer);
  expect(await names(buyer)).toEqual([RECORDING.name]);
  await expect(page.locator(".title-row").getByText("1 product", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Search", { exact: true })).toHaveValue(/recording TEST/);

  await page.getByLabel("Search", { exact: true }).fill("<script>alert(1)</script>");
  await show(buyer);
  await expect(page.getByText("Nothing here matches.")).toBeVisible();
  await expect(heading(buyer, /<script>alert\(1\)<\/script>/)).toBeVisible();
  await page.getByRole("link", { name: "see everything" }).click();
  await expect(heading(buyer, "Everything")).toBeVisible();
});

test("category and prices narrow the list, sorting orders it", async ({ buyer }) => {
  const { page } = buyer;
  await gotoReady(buyer, "/shop");
  const all = (await names(buyer)).length;
  expect(all).toBe(PRODUCTS);
  await narrow(buyer, KITCHEN.name);
  await page.getByLabel("Sort by").selectOption({ label: "Price, low to high" });
  await show(buyer);
  await expect(heading(buyer, KITCHEN.name)).toBeVisible();
  const cheapFirst = await prices(buyer);
  expect(cheapFirst.length).toBeLessThan(all);
  expect(cheapFirst).toEqual([...cheapFirst].sort((a, b) => a - b));

  await page.getByLabel("Sort by").selectOption({ label: "Price, high to low" });
  await page.getByLabel("From SGD").fill("25");
  await page.getByLabel("To SGD").fill("30.00");
  await show(buyer);
  const dearFirst = await prices(buyer);
  expect(dearFirst.length).toBeGreaterThan(0);
  expect(dearFirst).toEqual([...dearFirst].sort((a, b) => b - a));
  expect(dearFirst.every((price) => price >= 2500 && price <= 3000)).toBe(true);

  await gotoReady(buyer, "/shop?sort=name");
  const byName = await names(buyer);
  expect(byName).toEqual([...byName].sort((a, b) => (a < b ? -1 : 1)));
});

test("the header's search forgives a slip, and filters are taken off again", async ({ buyer }) => {
  const { page } = buyer;
  await gotoReady(buyer, "/help");
  // A combobox where there are scripts.
  const search = page.locator("header input[type=search]");
  await search.fill("bakpack");
  await search.press("Enter");
  await page.waitForURL(/\/shop\?q=bakpack/);
  await ready(buyer);
  expect(await names(buyer)).toEqual(["Test backpack"]);
  await expect(page.getByText("so we looked for “backpack”")).toBeVisible();

  await gotoReady(buyer, "/shop");
  const all = await names(buyer);
  await narrow(buyer, "Sea blue");
  const blue = await names(buyer);
  expect(blue.length).toBeLessThan(all.length);
  await narrow(buyer, KITCHEN.name);
  await page.goBack();
  expect(await names(buyer)).toEqual(blue);
  await page.getByRole("link", { name: "Remove the filter Sea blue" }).click();
  await page.waitForURL((url) => !url.searchParams.has("colour"));
  expect(await names(buyer)).toEqual(all);
});

test("a price that is none is told and left out", async ({ buyer }) => {
  const { page } = buyer;
  await gotoReady(buyer, "/shop");
  const all = (await names(buyer)).length;
  await page.getByLabel("From SGD").fill("cheap");
  await show(buyer);
  await expect(page.getByText("The lowest price should be a number in SGD")).toBeVisible();
  await expect(page.getByLabel("From SGD")).toHaveValue("cheap");
  expect(await names(buyer)).toHaveLength(all);
});

test("a variant has an address, a picture and a stock of its own", async ({ buyer }) => {
  const { page } = buyer;
  await gotoReady(buyer, `/products/${MAP.slug}`);
  await expect(page.getByText(MAP.folded.price).first()).toBeVisible();
  await page.getByRole("navigation", { name: "Choose a variant" }).getByRole("link", { name: MAP.flat.label }).click();
  await page.waitForURL((url) => url.searchParams.get("sku") === MAP.flat.sku);
  await ready(buyer);
  await expect(page.getByText(MAP.flat.price).first()).toBeVisible();
  await expect(page.getByRole("link", { name: MAP.flat.label })).toHaveAttribute("aria-current", "true");
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.waitForURL(/\/cart(\?|$)/);
  await expect(page.getByText(MAP.flat.label, { exact: true })).toBeVisible();
});

test("a product that does not exist says so", async ({ buyer, watch }) => {
  watch.allowStatus(404);
  await gotoReady(buyer, "/products/flying-carpet");
  await expect(heading(buyer, "There is no stop here")).toBeVisible();
});
