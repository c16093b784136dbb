/** The sandbox gateway's control API. */

export interface Payment {
  paymentRequestId: string;
  orderReference: string;
  amount: { currency: string; value: string };
  status: string;
  method: string | null;
  captured: boolean;
  pageUrl: string;
  redirectUrl: string;
  submissions: number;
  asked: Asked;
}

/** What the shop's request said of the device and the card. */
export interface Asked {
  terminalType: string | null;
  osType: string | null;
  paymentMethodType: string | null;
  is3DSAuthentication: string | null;
  tokenizeMode: string | null;
  isCardOnFile: string | null;
  selectedCardBrand: string | null;
  installmentNum: string | null;
}

export interface Notification {
  paymentRequestId: string;
  type: "PAYMENT_RESULT" | "CAPTURE_RESULT";
  state: string;
  deliveries: { outcome: string }[];
}

export interface Call {
  api: string;
  paymentRequestId: string | null;
  resultCode: string | null;
  resultStatus: string | null;
  fault: string | null;
}

interface State {
  clock: { aheadSeconds: number };
  payments: Payment[];
  /** The newest last. */
  subscriptions: { subscriptionRequestId: string }[];
  notifications: Notification[];
  disputes: { disputeId: string; paymentRequestId: string }[];
  calls: Record<string, { total: number }>;
  /** The newest 200. */
  recentCalls: Call[];
}

export interface Fault {
  api: "createPaymentSession" | "pay" | "inquiryPayment" | "notify" | "payment" | "capture";
  fault: "no_answer" | "answer_u" | "late" | "lost" | "twice" | "decline" | "challenge" | "in_process";
  times?: number;
  seconds?: number;
  paymentRequestId?: string;
}

export class Gateway {
  constructor(private readonly url: string) {}

  private async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}/control/${path}`, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} /control/${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  }

  async state(paymentRequestId?: string): Promise<State> {
    const scope = paymentRequestId ? `&paymentRequestId=${encodeURIComponent(paymentRequestId)}` : "";
    return (await this.send("GET", `state?limit=10000${scope}`)) as State;
  }

  /** All payments of one order, the oldest first. */
  async paymentsOf(orderNumber: string): Promise<Payment[]> {
    const { payments } = await this.state();
    return payments.filter((payment) => payment.orderReference === orderNumber);
  }

  /** The one payment of an order that has no more than one. */
  async paymentOf(orderNumber: string): Promise<Payment> {
    const [only, ...others] = await this.paymentsOf(orderNumber);
    if (!only || others.length > 0) throw new Error(`${orderNumber}: ${others.length + (only ? 1 : 0)} payments`);
    return only;
  }

  async notificationsOf(paymentRequestId: string): Promise<Notification[]> {
    return (await this.state(paymentRequestId)).notifications;
  }

  async recentCalls(api: string): Promise<Call[]> {
    return (await this.state()).recentCalls.filter((call) => call.api === api);
  }

  /** How often the shop has called this API so far. */
  async callsOf(api: string): Promise<number> {
    return (await this.state()).calls[api]?.total ?? 0;
  }

  /** How often the shop has asked for a session so far. */
  async sessionsAskedFor(): Promise<number> {
    return this.callsOf("createPaymentSession");
  }

  /** By how many seconds its clock was moved on. */
  async ahead(): Promise<number> {
    return (await this.state()).clock.aheadSeconds;
  }

  /** A buyer asks the bank for the money back; Antom's number of the dispute. */
  async contest(paymentRequestId: string): Promise<string> {
    await this.send("POST", "disputes", { paymentRequestId });
    const dispute = (await this.state()).disputes.find((one) => one.paymentRequestId === paymentRequestId);
    if (!dispute) throw new Error(`${paymentRequestId}: no dispute`);
    return dispute.disputeId;
  }

  /** The bank judges. */
  async endDispute(dispute: string, verdict: string): Promise<void> {
    await this.send("POST", "disputes/end", { dispute, verdict });
  }

  /** So long business accounts take to pay from now on. */
  async businessTakes(seconds: number): Promise<void> {
    await this.send("POST", "business", { processingSeconds: seconds });
  }

  /** Switches a way to pay off, or on again. */
  async method(method: string, enabled: boolean): Promise<void> {
    await this.send("POST", "methods", { method, enabled });
  }

  /** Comes back after everything that fell due has happened. */
  async advance(seconds: number): Promise<void> {
    await this.send("POST", "clock", { advanceSeconds: seconds });
  }

  /** Comes back after a subscription's next charge; everything on the way has happened. */
  async chargeNext(subscription: string): Promise<void> {
    await this.send("POST", "subscriptions/charge", { subscription });
  }

  /** The buyer ends a subscription in the wallet. */
  async endInWallet(subscription: string): Promise<void> {
    await this.send("POST", "subscriptions/end", { subscription, cancellationType: "TERMINATE" });
  }

  async fault(fault: Fault): Promise<void> {
    await this.send("POST", "faults", fault);
  }

  async clearFaults(): Promise<void> {
    await this.send("DELETE", "faults");
  }
}
