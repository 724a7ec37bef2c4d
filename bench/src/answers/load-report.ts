/** What the load process aims at. */
export interface Target {
  /** One request a learner, sent again and again. */
  readonly requests: readonly TargetRequest[];
  /** Answers a second that arrive evenly; default 400. */
  readonly steady?: number;
}

export interface TargetRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `{number}` in it becomes another number with every sending, so that no answer is sent twice. */
  readonly body: string;
}

export interface LoadReport {
  /** How many were acknowledged in all, those before and between what is measured too. */
  readonly answers: number;
  /** Every learner sends the next answer when the last is acknowledged. */
  readonly flatOut: Load;
  /** Answers arrive as the target says, evenly, whether the ones before are acknowledged or not. */
  readonly steady: Load;
}

export interface Load {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Cores of the machine that were at work meanwhile, on whatever: the server, the load, a database, others' programs. */
  readonly busyCores: number;
}
