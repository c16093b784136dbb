import { RECORDING } from "../flows/goods.ts";
import { gotoReady } from "../flows/pages.ts";
import { expect, test } from "../support/test.ts";

test("each page for search engines has its own title, description and address", async ({ request, shop }) => {
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const pages = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? "");
  expect(pages.length).toBeGreaterThan(20);
  const seen = { title: new Set<string>(), description: new Set<string>(), canonical: new Set<string>() };
  for (const url of pages) {
    expect(url.startsWith(`${shop.url}/`), url).toBe(true);
    const answer = await request.get(url);
    expect(answer.status(), url).toBe(200);
    const html = await answer.text();
    expect(html.match(/<h1[\s>]/g), url).toHaveLength(1);
    expect(html, url).toMatch(/<html lang="en"/);
    expect(html, url).not.toContain('content="noindex"');
    const title = /<title>([^<]+)<\/title>/.exec(html)?.[1];
    const description = /<meta name="description" content="([^"]+)"/.exec(html)?.[1];
    const canonical = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1];
    expect(canonical, url).toBe(url);
    for (const [name, value] of Object.entries({ title, description, canonical })) {
      expect(value, `${url}: ${name}`).toBeTruthy();
      const known = seen[name as keyof typeof seen];
      expect(known.has(value ?? ""), `${url}: ${name} of another page`).toBe(false);
      known.add(value ?? "");
    }
  }
});

test("private pages have titles of their own and keep search engines out", async ({ request }) => {
  const titles = new Set<string>();
  const paths = ["/cart", "/checkout", "/orders", "/account"];
  for (const path of paths) {
    const html = await (await request.get(path)).text();
    expect(html, path).toMatch(/<meta name="robots" content="noindex"/);
    titles.add(/<title>([^<]+)<\/title>/.exec(html)?.[1] ?? "");
  }
  expect(titles.size).toBe(paths.length);
  const robots = await (await request.get("/robots.txt")).text();
  for (const path of [...paths, "/result"]) expect(robots).toContain(`Disallow: ${path}`);
});

test("a product tells machines its variants with price and stock", async ({ buyer, shop }) => {
  await gotoReady(buyer, `/products/${RECORDING.slug}`);
  const texts = await buyer.page.locator('script[type="application/ld+json"]').allTextContents();
  const data = texts.map((text) => JSON.parse(text));
  const product = data.find((each) => each["@type"] === "Product");
  expect(product).toMatchObject({ name: RECORDING.name, url: `${shop.url}/products/${RECORDING.slug}` });
  expect(product.offers).toContainEqual(
    expect.objectContaining({
      sku: RECORDING.sku,
      price: "18.00",
      priceCurrency: "SGD",
      availability: "https://schema.org/InStock",
    }),
  );
  expect(data.find((each) => each["@type"] === "BreadcrumbList").itemListElement).toHaveLength(3);
});
