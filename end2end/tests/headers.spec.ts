import { addToCart } from "../flows/cart.ts";
import { placeOrder } from "../flows/checkout.ts";
import { RECORDING } from "../flows/goods.ts";
import { gotoReady } from "../flows/pages.ts";
import { expect, test } from "../support/test.ts";

const CATALOGUE = ["/", "/shop", `/products/${RECORDING.slug}`, "/help"];
const PERSONAL = ["/cart", "/checkout", "/orders", "/account", "/account/login"];

function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy.split(";").map((directive) => {
      const [name = "", ...values] = directive.trim().split(/\s+/);
      return [name, values];
    }),
  );
}

test("every page carries a strict policy and the security headers", async ({ request, shop }) => {
  const nothing = "/no-such-page";
  for (const path of [...CATALOGUE, ...PERSONAL, nothing]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(path === nothing ? 404 : 200);
    const headers = answer.headers();
    const policy = directives(headers["content-security-policy"] ?? "");
    expect(policy.get("default-src"), path).toEqual(["'none'"]);
    for (const name of ["object-src", "base-uri", "frame-ancestors"]) expect(policy.get(name), path).toEqual(["'none'"]);
    expect(policy.get("form-action"), path).toEqual(expect.arrayContaining(["'self'", shop.gatewayUrl]));
    expect(policy.get("script-src"), path).toEqual(expect.arrayContaining(["'self'", "'wasm-unsafe-eval'"]));
    expect(policy.get("style-src"), path).toEqual(["'self'"]);
    for (const [name, values] of policy) {
      for (const value of values) {
        expect(value, `${path} ${name}`).not.toMatch(/unsafe-inline|'unsafe-eval'|^\*$|^https?:$|nonce-/);
      }
    }
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": expect.stringMatching(/^(no-referrer|strict-origin|same-origin)/),
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
  }
});

test("what is somebody's own is not stored, what never changes is kept", async ({ buyer, request, gateway }) => {
  const { number } = await placeOrder(buyer);
  const result = new URL((await gateway.paymentOf(number)).redirectUrl).pathname;
  const order = result.replace("/result/", "/orders/");
  for (const path of [...PERSONAL, result, `${result}/status`, order, "/cart/count"]) {
    expect((await request.get(path)).headers()["cache-control"], path).toBe("no-store");
  }
  const home = await request.get("/");
  const assets = [...new Set((await home.text()).match(/\/pkg\/[^"'\s]+\.(?:css|js|svg)/g))];
  expect(assets.length).toBeGreaterThan(2);
  for (const path of assets) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()["cache-control"], path).toMatch(/max-age=31536000.*immutable/);
  }
});

test("catalogue pages are the same bytes for everybody with as full a cart and set no cookie", async ({ buyer, request }) => {
  await addToCart(buyer);
  for (const path of CATALOGUE) {
    // Of the cart the page tells the number of pieces, which is in a cookie of its own.
    const answer = await request.get(path, { headers: { cookie: "cart=1" } });
    expect(answer.headers()["set-cookie"], path).toBeUndefined();
    const [anybodys, buyers] = [await answer.text(), await (await buyer.page.request.get(path)).text()];
    expect(buyers, path).toBe(anybodys);
  }
});

test("the session's cookie is for this site only and out of reach of scripts", async ({ buyer }) => {
  await gotoReady(buyer, "/");
  expect(await buyer.context.cookies()).toEqual([]);
  await addToCart(buyer);
  const cookies = await buyer.context.cookies();
  const cookie = cookies.find(({ name }) => name === "wayfare");
  // Scripts are told that there is a cart, and nothing of what is in it.
  expect(cookies.filter(({ name }) => name !== "wayfare").map(({ name, value }) => `${name}=${value}`)).toEqual(["cart=1"]);
  expect(cookie).toMatchObject({ name: "wayfare", domain: "127.0.0.1", path: "/", httpOnly: true, sameSite: "Lax" });
  expect(cookie?.value).toMatch(/^[\w-]{20,}$/);
});

test("a script smuggled into a page does not run", async ({ buyer, watch }) => {
  const { page } = buyer;
  await gotoReady(buyer, "/");
  const blocked = await page.evaluate(async () => {
    const violation = new Promise<string>((resolve) =>
      document.addEventListener("securitypolicyviolation", (event) => resolve(event.violatedDirective), { once: true }),
    );
    const script = document.createElement("script");
    script.textContent = "window.smuggled = true";
    document.body.append(script);
    return violation;
  });
  expect(blocked).toContain("script-src");
  expect(await page.evaluate(() => "smuggled" in window)).toBe(false);
  // That one, and no other.
  expect(watch.unexpected().filter((problem) => problem.startsWith("console error: CSP:"))).toHaveLength(1);
  watch.allow(/script-src/);
});
