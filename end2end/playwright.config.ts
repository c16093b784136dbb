import { defineConfig, devices } from "@playwright/test";

const { defaultBrowserType: _desktop, ...desktop } = devices["Desktop Chrome"];
const { defaultBrowserType: _phone, ...phone } = devices["Pixel 7"];

/** What only a running script shows. */
const NEEDS_SCRIPTS = /(accessibility|back-forward|islands)\.spec\.ts$/;
/** What no browser changes, or only the width of its window: once is enough. */
const ANY_BROWSER = /(bad-input|headers|languages|layout|search-engines)\.spec\.ts$/;
/** What a narrower window does not change: the pages of these are measured at a phone's width elsewhere. */
const SAME_ON_A_PHONE =
  /(coming-back|currency|disputes|held-money|notifications|one-payment|payer|promotion|quantity|reports|retry|saved-card|silence|stock|subscription|travel)\.spec\.ts$/;

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  // Each worker has a shop of its own, so that tests of one file may run side by side.
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    locale: "en-SG",
    timezoneId: "Asia/Singapore",
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    // Without the film, which costs more than the test itself where no GPU draws it.
    // In CI nobody could open a trace, and writing it takes a tenth of the time.
    trace: { mode: process.env.CI ? "off" : "retain-on-failure", screenshots: false },
    launchOptions: {
      // Under `use` itself it would be ignored without a word.
      executablePath: process.env.CHROMIUM || undefined,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "desktop", use: desktop },
    { name: "phone", use: phone, testIgnore: [ANY_BROWSER, SAME_ON_A_PHONE] },
    { name: "nojs", use: { ...desktop, javaScriptEnabled: false }, testIgnore: [NEEDS_SCRIPTS, ANY_BROWSER] },
  ],
});
