import { defineConfig } from "@playwright/test";

/** The tests drive Firefox themselves: Playwright only runs and counts them. */
export default defineConfig({
  testDir: "firefox",
  outputDir: "test-results",
  forbidOnly: Boolean(process.env.CI),
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
});
