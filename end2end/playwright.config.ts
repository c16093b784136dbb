import { defineConfig, devices } from "@playwright/test";

const { defaultBrowserType: _desktop, ...desktop } = devices["Desktop Chrome"];
const { defaultBrowserType: _phone, ...phone } = devices["Pixel 7"];

/** The page works for everyone; these are about what only a running script or a drawn page shows. */
const NEEDS_SCRIPTS = /(accessibility|islands)\.spec\.ts$/;

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
    trace: "retain-on-failure",
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
    { name: "phone", use: phone },
    { name: "nojs", use: { ...desktop, javaScriptEnabled: false }, testIgnore: NEEDS_SCRIPTS },
  ],
});
