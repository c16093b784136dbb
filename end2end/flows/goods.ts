/** Of what `server/tests/fixture/catalogue.toml` sells, whatever the tests name. */

export interface Goods {
  slug: string;
  sku: string;
  name: string;
}

/** Plentiful, so that a whole run does not sell it out. */
export const RECORDING: Goods = { slug: "test-recording", sku: "TEST-RECORDING-EN", name: "Test recording" };
export const POSTCARD: Goods = { slug: "test-postcard", sku: "TEST-POSTCARD-GREEN", name: "Test postcard" };
export const PADLOCK: Goods = { slug: "test-padlock", sku: "TEST-PADLOCK-GREEN", name: "Test padlock" };

/** Three pieces. */
export const SCARCE: Goods = { slug: "test-label", sku: "TEST-LABEL-GREEN", name: "Test label" };
export const SOLD_OUT: Goods = { slug: "test-pillow", sku: "TEST-PILLOW-RED", name: "Test pillow" };

/** Two variants, each at its own price. */
export const MAP = {
  slug: "test-map",
  folded: { sku: "TEST-MAP-FOLDED", label: "Folded", price: "SGD 21.00" },
  flat: { sku: "TEST-MAP-FLAT", label: "Flat, in a tube", price: "SGD 34.00" },
};

/** Some of its goods cost SGD 25 to 30, some less, some more. */
export const KITCHEN = { slug: "test-kitchen", name: "Test kitchen" };

export const PRODUCTS = 24;

/** Ten percent off. */
export const CODE = "TENTH-OFF";

export const DELIVERY = { slow: "Slow test delivery", fast: "Fast test delivery" };
