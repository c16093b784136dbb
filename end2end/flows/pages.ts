import type { Locator } from "@playwright/test";
import { type Buyer, expect } from "../support/test.ts";

/** Waits until the page does what it will ever do: with scripts, until every island lives. */
export async function ready({ page, scripts }: Buyer): Promise<void> {
  await page.waitForLoadState("load");
  if (scripts) await expect(page.locator("leptos-island:not([data-hydrated])")).toHaveCount(0);
}

export async function gotoReady(buyer: Buyer, path: string): Promise<void> {
  await buyer.page.goto(new URL(path, buyer.shop.url).href);
  await ready(buyer);
}

export function heading(buyer: Buyer, name: string | RegExp): Locator {
  return buyer.page.getByRole("heading", { level: 1, name });
}

/** The value beside a term of a list, wherever on the page that is. */
export function valueOf(buyer: Buyer, term: string): Locator {
  return buyer.page.locator(`xpath=//dt[normalize-space()=${JSON.stringify(term)}]/following-sibling::dd[1]`);
}

/** An amount as pages write it. */
export interface Amount {
  currency: string;
  /** As Antom is told it: minor units. */
  minor: string;
}

const ZERO_DECIMALS = ["CLP", "JPY", "KRW", "VND"];

export function readAmount(text: string): Amount {
  const [, currency, digits] = /([A-Z]{3})\s([\d,.]+)/.exec(text) ?? [];
  if (!currency || !digits) throw new Error(`no amount in ${JSON.stringify(text)}`);
  const plain = digits.replaceAll(",", "");
  const decimals = plain.split(".")[1]?.length ?? 0;
  expect(decimals, `decimals of ${text}`).toBe(ZERO_DECIMALS.includes(currency) ? 0 : 2);
  return { currency, minor: String(Number(plain.replace(".", ""))) };
}
