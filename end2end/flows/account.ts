import { type Buyer, expect } from "../support/test.ts";
import { field } from "./checkout.ts";
import { gotoReady, heading, ready } from "./pages.ts";

let people = 0;

/** Nobody else's address: a few links in a quarter of an hour are all that one gets. */
export function newAddress(): string {
  people += 1;
  return `buyer-${process.pid}-${people}@example.com`;
}

/** Asks for a link on the login page. */
async function askForLink(buyer: Buyer, email: string): Promise<void> {
  const { page } = buyer;
  await field(buyer, "Email").fill(email);
  await page.getByRole("button", { name: /^Send (me a|another) link$/ }).click();
  await expect(page.getByText("If this address can receive mail, a link is on its way.")).toBeVisible();
  await ready(buyer);
}

/** The links that were mailed to this address. */
async function linksOf({ shop }: Buyer, email: string): Promise<string[]> {
  const texts = (await shop.mails(`To: ${email}`)).map((mail) => mail.text.replace(/=\r?\n/g, ""));
  return texts.map((text) => /http:\S+\/account\/enter\/[\w-]+/.exec(text)?.[0] ?? "");
}

/** The link that comes when one is asked for on the login page, which stays open. */
export async function mailedLink(buyer: Buyer, email: string): Promise<string> {
  const before = new Set(await linksOf(buyer, email));
  await askForLink(buyer, email);
  let link: string | undefined;
  await expect
    .poll(
      async () => {
        link = (await linksOf(buyer, email)).find((one) => !before.has(one));
        return link;
      },
      { message: "the mail with the link" },
    )
    .toBeTruthy();
  return link ?? "";
}

export async function followLink(buyer: Buyer, link: string): Promise<void> {
  const { page } = buyer;
  await gotoReady(buyer, link);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.waitForURL("**/account");
  await ready(buyer);
  await expect(heading(buyer, "Your account")).toBeVisible();
}

/** Logs in by a mailed link; tells the address. */
export async function logIn(buyer: Buyer, email = newAddress()): Promise<string> {
  await gotoReady(buyer, "/account/login");
  await followLink(buyer, await mailedLink(buyer, email));
  return email;
}
