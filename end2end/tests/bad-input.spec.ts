import type { APIRequestContext } from "@playwright/test";

import { CODE, RECORDING } from "../flows/goods.ts";
import { expect, test } from "../support/test.ts";

const ITEM = { sku: RECORDING.sku, quantity: "1" };

/** A form with a field that its page does not have: a browser, a translator or a forger adds some. */
const ADDED: [string, Record<string, string>, number][] = [
  ["/cart/items", { ...ITEM, price: "1" }, 303],
  ["/cart/items", { ...ITEM, currency: "JPY" }, 303],
  [`/cart/items/${RECORDING.sku}`, { quantity: "1", total: "1" }, 303],
  ["/cart/code", { code: CODE, percent: "90" }, 303],
  ["/checkout", { email: "ada@example.com", total: "1" }, 422],
  ["/currency", { currency: "JPY", back: "/", rate: "0" }, 303],
];

/** The cart after a form, and as many other things as a cart page says of it. */
async function cartAfter(request: APIRequestContext, path: string, form: Record<string, string>, status: number) {
  const answer = await request.post(path, { form, maxRedirects: 0 });
  expect(answer.status()).toBe(status);
  await request.post("/cart/items", { form: ITEM, maxRedirects: 0 });
  const cart = await (await request.get("/cart")).text();
  return cart.slice(cart.indexOf("<main"), cart.indexOf("</main>"));
}

for (const [path, form, status] of ADDED) {
  const added = Object.keys(form).at(-1) ?? "";
  test(`${path} does not use the field ${added}`, async ({ playwright, baseURL }) => {
    const { [added]: _, ...plain } = form;
    const carts = [];
    for (const fields of [plain, form]) {
      const request = await playwright.request.newContext({ baseURL });
      carts.push(await cartAfter(request, path, fields, status));
      await request.dispose();
    }
    expect(carts[0]).toContain(path === "/currency" ? "JPY" : "SGD");
    expect(carts[1]).toBe(carts[0]);
  });
}

for (const quantity of ["0", "-1", "1000000000", "two", "1.5", "", "１", "1e1"]) {
  test(`the quantity “${quantity}” is refused and the cart stays empty`, async ({ request }) => {
    const answer = await request.post("/cart/items", { form: { ...ITEM, quantity }, maxRedirects: 0 });
    expect(answer.status()).toBe(422);
    expect(await answer.text()).toContain("There is a problem");
    expect(await (await request.get("/cart/count")).json()).toEqual({ count: 0 });
  });
}

test("an unknown SKU is refused and nothing of it is run", async ({ request }) => {
  for (const sku of ["NO-SUCH-THING", "", "<script>alert(1)</script>", "'; DROP TABLE cart; --"]) {
    const answer = await request.post("/cart/items", { form: { ...ITEM, sku }, maxRedirects: 0 });
    expect(answer.status(), sku).toBe(422);
    expect(await answer.text()).not.toContain("<script>alert");
  }
});

test("a form sent by another site is refused", async ({ request }) => {
  const headers: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example" },
  ];
  for (const header of headers) {
    const answer = await request.post("/cart/items", { form: ITEM, headers: header, maxRedirects: 0 });
    expect(answer.status(), JSON.stringify(header)).toBe(403);
  }
  expect(await (await request.get("/cart/count")).json()).toEqual({ count: 0 });
});

test("a notification that nobody signed is refused", async ({ request }) => {
  const body = { notifyType: "PAYMENT_RESULT", result: { resultStatus: "S", resultCode: "SUCCESS" }, paymentRequestId: "wf-1" };
  const forged = { "client-id": "SANDBOX_WAYFARE", "request-time": "2026-11-21T12:00:00Z" };
  for (const headers of [{}, forged, { ...forged, signature: "algorithm=RSA256,keyVersion=1,signature=AAAA" }]) {
    const answer = await request.post("/webhooks/antom/payment", { data: body, headers });
    expect(answer.status()).toBe(401);
  }
});

test("the way back after choosing a currency stays in the shop", async ({ request }) => {
  for (const back of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    const answer = await request.post("/currency", { form: { currency: "JPY", back }, maxRedirects: 0 });
    expect(answer.status()).toBe(303);
    expect(answer.headers().location).toBe("/");
  }
});
