import type { CheckedLine } from './check-line.ts';
import { lintCodes, type LineFault, type LintCode, type Severity } from './lint-codes.ts';

/** One kind of fault, with the place where it was first. */
export interface LogFinding {
  readonly severity: Severity;
  readonly code: LintCode;
  /** The event's name; empty where the line has none. */
  readonly name: string;
  readonly path: string;
  readonly message: string;
  readonly count: number;
  readonly file: string;
  /** 0 for the whole file. */
  readonly line: number;
}

export interface NamedEvents {
  readonly name: string;
  readonly events: number;
  /** How many lines of them have faults. */
  readonly faulty: number;
  readonly sources: Readonly<Record<string, number>>;
}

export interface LogReport {
  readonly files: number;
  readonly lines: number;
  /** Lines with a prefix before their object, as syslog writes it. */
  readonly prefixed: number;
  readonly errors: number;
  readonly warnings: number;
  readonly events: readonly NamedEvents[];
  readonly findings: readonly LogFinding[];
  /** Faults and names beyond those that are listed, as there were too many different ones. */
  readonly unlisted: number;
}

/** So many different faults and names are told apart; memory stays bounded whatever a log holds. */
const most = 5000;

/** Counts what was found, kind by kind. */
export class LogReporter {
  #files = 0;
  #lines = 0;
  #prefixed = 0;
  #unlisted = 0;
  readonly #count = { error: 0, warning: 0 };
  readonly #findings = new Map<string, { -readonly [Member in keyof LogFinding]: LogFinding[Member] }>();
  readonly #events = new Map<string, { events: number; faulty: number; sources: Record<string, number> }>();

  file(): void {
    this.#files += 1;
  }

  line(file: string, line: number, { name, source, prefixed, faults }: CheckedLine): void {
    this.#lines += 1;
    if (prefixed) this.#prefixed += 1;
    if (name !== undefined) this.#named(name.slice(0, 255), source, faults.length > 0);
    for (const fault of faults) this.fault(file, line, fault, name?.slice(0, 255));
  }

  fault(file: string, line: number, fault: LineFault, name = ''): void {
    const severity = lintCodes[fault.code];
    this.#count[severity] += 1;
    const key = JSON.stringify([fault.code, name, fault.path, fault.message]);
    const known = this.#findings.get(key);
    if (known !== undefined) known.count += 1;
    else if (this.#findings.size >= most) this.#unlisted += 1;
    else this.#findings.set(key, { severity, name, ...fault, count: 1, file, line });
  }

  report(): LogReport {
    return {
      files: this.#files,
      lines: this.#lines,
      prefixed: this.#prefixed,
      errors: this.#count.error,
      warnings: this.#count.warning,
      events: [...this.#events]
        .map(([name, counts]) => ({ name, ...counts }))
        .toSorted((one, other) => other.events - one.events || (one.name < other.name ? -1 : 1)),
      findings: [...this.#findings.values()],
      unlisted: this.#unlisted,
    };
  }

  #named(name: string, source: string, faulty: boolean): void {
    let counts = this.#events.get(name);
    if (counts === undefined) {
      if (this.#events.size >= most) {
        this.#unlisted += 1;
        return;
      }
      counts = { events: 0, faulty: 0, sources: {} };
      this.#events.set(name, counts);
    }
    counts.events += 1;
    if (faulty) counts.faulty += 1;
    const from = source === '' ? 'unknown' : source;
    counts.sources[from] = (counts.sources[from] ?? 0) + 1;
  }
}
