import type { BrowserContext, Request } from "@playwright/test";

/** Says on the console what a browser only tells the page. */
function reportViolations(): void {
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`CSP: ${event.violatedDirective} blocked ${event.blockedURI} on ${event.documentURI}`);
  });
}

/** A page that is left takes its requests with it. */
function wasLeft(request: Request): boolean {
  return request.failure()?.errorText === "net::ERR_ABORTED";
}

/** Collects what goes wrong on any page of a test, the shop's and the gateway's alike. */
export class Watch {
  private readonly problems: string[] = [];
  private readonly allowed: RegExp[] = [];

  async over(context: BrowserContext): Promise<void> {
    await context.addInitScript(reportViolations);
    context.on("console", (message) => {
      const kind = message.type();
      if (kind !== "error" && kind !== "warning") return;
      this.problems.push(`console ${kind}: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => this.problems.push(`page error: ${error.error().message}`));
    context.on("requestfailed", (request) => {
      if (wasLeft(request)) return;
      this.problems.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
    });
    context.on("response", (response) => {
      if (response.status() < 400) return;
      this.problems.push(`answer ${response.status()}: ${response.request().method()} ${response.url()}`);
    });
  }

  /** A problem that the test itself asks for. */
  allow(...patterns: RegExp[]): void {
    this.allowed.push(...patterns);
  }

  /** A page that a refused form brings; browsers report its status as a failed resource. */
  allowStatus(status: number): void {
    this.allow(new RegExp(`^answer ${status}: `), new RegExp(`responded with a status of ${status} `));
  }

  unexpected(): string[] {
    return this.problems.filter((problem) => !this.allowed.some((pattern) => pattern.test(problem)));
  }
}
