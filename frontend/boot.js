// Brings a page's islands to life once the browser has time for it. Pages do not wait for this
// and do not need it. Islands here have no children of their own, so document order will do.
async function start() {
  const shop = await import("./shop.js");
  await shop.default({ module_or_path: new URL("./shop.wasm", import.meta.url) });
  shop.hydrate();
  for (const island of document.querySelectorAll("leptos-island")) {
    const hydrate = shop[island.dataset.component];
    if (hydrate) await hydrate(island);
    else console.warn(`No code for the island ${island.dataset.component}`);
  }
}

// Times in the zone and the way of whoever reads them. Without scripts they are in UTC, and say so.
for (const time of document.querySelectorAll("time[data-local]")) {
  const { lang } = document.documentElement;
  const own = navigator.languages.find((language) => language.split("-")[0] === lang.split("-")[0]);
  const day = time.dataset.local === "clock" ? {} : { dateStyle: "long" };
  const style = new Intl.DateTimeFormat(own ?? lang, { ...day, timeStyle: "short" });
  time.textContent = style.format(new Date(time.dateTime));
}

if (document.querySelector("leptos-island")) {
  if ("requestIdleCallback" in window) requestIdleCallback(start, { timeout: 2000 });
  else setTimeout(start, 200);
}
