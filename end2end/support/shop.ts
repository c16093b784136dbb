import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const HERE = import.meta.dirname;
const BINARY = resolve(process.env.SHOP_BIN || join(HERE, "../../target/debug/shop"));
const SITE = resolve(process.env.SHOP_SITE || join(HERE, "../../target/fixture-site"));
const CATALOGUE = resolve(process.env.SHOP_CATALOGUE || join(HERE, "../../server/tests/fixture/catalogue.toml"));
const CONFIG = resolve(process.env.SHOP_CONFIG || join(HERE, "../../server/tests/fixture/shop.toml"));

/** How long a shop may take to open; the first start makes two RSA keys. */
const OPENING = 60_000;
const CLOSING = 5_000;

/** Variables of a shop that is set up otherwise than most. */
export type Settings = Record<string, string>;

/** A mail as the shop wrote it. */
export interface Mail {
  file: string;
  text: string;
}

/** A shop with its sandbox gateway, its own database and its own ports. */
export class Shop {
  private constructor(
    readonly url: string,
    readonly gatewayUrl: string,
    private readonly folder: string,
    private readonly process: ChildProcess,
    private readonly output: string[],
  ) {}

  static async start(settings: Settings = {}): Promise<Shop> {
    return Shop.open(await mkdtemp(join(tmpdir(), "wayfare-end2end-")), settings);
  }

  /** The same shop after a restart; its gateway has forgotten everything. */
  async reopen(settings: Settings): Promise<Shop> {
    await this.close();
    return Shop.open(this.folder, settings);
  }

  private static async open(folder: string, settings: Settings): Promise<Shop> {
    const output: string[] = [];
    const child = spawn(BINARY, ["serve"], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        SHOP_ADDR: "127.0.0.1:0",
        SANDBOX_ADDR: "127.0.0.1:0",
        SHOP_DATABASE_URL: `sqlite://${join(folder, "shop.db")}?mode=rwc`,
        SHOP_MAIL_DIR: join(folder, "mail"),
        SHOP_SITE: SITE,
        SHOP_CATALOGUE: CATALOGUE,
        SHOP_CONFIG: CONFIG,
        SHOP_PAY_LIMIT: "100000",
        // Each buyer says where they come from, so that limits on one address do not bind them all.
        SHOP_TRUSTED_PROXIES: "127.0.0.1",
        // Moving the gateway's clock moves nothing here, unless a test says otherwise.
        SHOP_CLOCK_FOLLOWS: "0",
        // Dear enough for 3-D Secure to be a matter of what is in the cart.
        SHOP_CARD_3DS: "above SGD 45.00",
        ...settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const failed = new Promise<never>((_, reject) => {
      child.once("error", (error) => reject(new Error(`${BINARY} did not start: ${error.message}`)));
      child.once("exit", (code) => reject(new Error(`the shop ended (${code}):\n${output.join("")}`)));
    });
    failed.catch(() => {});
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => output.push(text));
    }
    try {
      const ready = Shop.opened(folder, child, output);
      return await Promise.race([ready, failed]);
    } catch (error) {
      child.kill("SIGKILL");
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  private static async opened(folder: string, child: ChildProcess, output: string[]): Promise<Shop> {
    const until = Date.now() + OPENING;
    while (Date.now() < until) {
      const said = output.join("");
      const url = /is open at (http:\S+)/.exec(said)?.[1];
      const gateway = /gateway at (http:\S+)/.exec(said)?.[1];
      if (url && gateway) {
        const answer = await fetch(`${url}/healthz`).catch(() => undefined);
        if (answer?.ok) return new Shop(new URL(url).origin, new URL(gateway).origin, folder, child, output);
      }
      if (child.exitCode !== null) break;
      await pause(50);
    }
    throw new Error(`the shop did not open:\n${output.join("")}`);
  }

  async stop(): Promise<void> {
    await this.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async close(): Promise<void> {
    if (this.process.exitCode === null) {
      const ended = once(this.process, "exit");
      this.process.kill("SIGTERM");
      const impatience = setTimeout(() => this.process.kill("SIGKILL"), CLOSING);
      await ended;
      clearTimeout(impatience);
    }
  }

  /** What the shop has logged so far. */
  log(): string {
    return this.output.join("");
  }

  /** The password of the back office, which the shop has made and told. */
  password(): string {
    const password = /, password (\S+)/.exec(this.log())?.[1];
    if (!password) throw new Error("the shop told no password");
    return password;
  }

  /** The mails that name this order, or this address. */
  async mails(named: string): Promise<Mail[]> {
    const folder = join(this.folder, "mail");
    const files = (await readdir(folder)).filter((file) => file.endsWith(".eml"));
    const mails = await Promise.all(
      files.map(async (file) => ({ file, text: await readFile(join(folder, file), "utf8") })),
    );
    return mails.filter((mail) => mail.text.includes(named));
  }
}
