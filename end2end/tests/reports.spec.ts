import { openOffice } from "../flows/office.ts";
import { ready } from "../flows/pages.ts";
import { type Buyer, expect, test } from "../support/test.ts";

const REPORT =
  "Type,transactionId,status,transactionAmountValue,transactionCurrency\nPAYMENT,nobodys,SUCCESS,1.00,SGD\n<END>\n";

function file(name: string, text: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: "text/plain", buffer: Buffer.from(text) };
}

/** A file that was refused has to be chosen again: no browser keeps it. */
async function compare({ page }: Buyer): Promise<void> {
  await page.getByLabel("Report", { exact: true }).setInputFiles(file("report_20260101-20260131.csv", REPORT));
  await page.getByRole("button", { name: "Compare", exact: true }).click();
}

test("a report whose columns are called otherwise is compared once its mapping is mended", async ({
  newBuyer,
  watch,
}) => {
  watch.allowStatus(422);
  const merchant = await newBuyer();
  const { page } = merchant;
  await openOffice(merchant, "/admin/reconcile");
  await page.getByText("The columns are called otherwise").click();
  await page.getByLabel("Mapping file").setInputFiles(file("map.toml", '[columns]\ntransactionTyp = "Type"\n'));
  await compare(merchant);
  await expect(page.getByRole("alert")).toContainText("did you mean `transactionType`?");
  await ready(merchant);
  const lines = page.getByLabel("Or its lines, typed here");
  await expect(lines).toHaveValue(/transactionTyp = /);
  await lines.fill('[columns]\ntransactionType = "Type"\n');
  await compare(merchant);
  await page.waitForURL(/\/admin\/reconcile\/\d+/);
  await expect(page.getByText("Not in the books").first()).toBeVisible();
});
