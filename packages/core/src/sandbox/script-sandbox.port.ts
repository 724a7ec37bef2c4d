/**
 * Runs what course authors wrote in Python: script variables and graders. The code is trusted with nothing: it cannot reach
 * the host, the network, other courses or the next learner's run, whatever it tries.
 */
export interface ScriptSandbox {
  /** Never rejects: whatever a script does is an outcome; resolves as `unavailable` after `close`. */
  run(script: Script): Promise<ScriptOutcome>;
  /** Top-level modules that Open edX offers its scripts and that are not here: `numpy`. */
  lacks(): Promise<ReadonlySet<string>>;
  /** Ends its processes; runs under way resolve as `unavailable`. */
  close(): Promise<void>;
}

export interface Script {
  /** Whose code it is, as a rule a course and its version. No interpreter ever runs the code of two. */
  readonly scope: string;
  /** Python 3. */
  readonly code: string;
  /** The author's text that the code is made of; default the code. An interpreter that is kept serves one of them. */
  readonly source?: string;
  /** The names it starts with: a JSON object as text, in Python's writing (`NaN`, `1.0` and `1` are kept apart). */
  readonly globals: string;
  /** Of `random`, which draws as Python 2 did. */
  readonly seed: number;
  /** Zip files to import from, the first before the others: a course's `python_lib.zip`. */
  readonly libraries: readonly ScriptLibrary[];
}

export interface ScriptLibrary {
  /** Hexadecimal; names the content. */
  readonly sha256: string;
  readonly zip: Uint8Array;
}

export type ScriptOutcome = ScriptValues | ScriptFault;

/** The script came to its end. */
export interface ScriptValues {
  readonly ok: true;
  /** What JSON can carry of the names it left, those it was given included; written as `Script.globals`. */
  readonly globals: string;
  /** The same values as Python's `str()` prints them. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface ScriptFault {
  readonly ok: false;
  readonly fault: ScriptFaultKind;
  /** The exception's class, where there is one. */
  readonly type?: string;
  /** The exception's own message, or a sentence of ours. */
  readonly message: string;
  /** For the author. */
  readonly traceback?: string;
  /** The module that is missing. */
  readonly module?: string;
}

/**
 * `exception` was raised by the script · `time`, `memory`, `output` = a limit · `missing_module` is one that is not here ·
 * `crashed` ended its interpreter · `unavailable` = no script can be run here or now.
 */
export type ScriptFaultKind =
  'exception' | 'time' | 'memory' | 'output' | 'missing_module' | 'crashed' | 'unavailable';

/** What one run may use. */
export interface ScriptLimits {
  /** From its start to its outcome. */
  readonly wallSeconds: number;
  /** Whole seconds, where the sandbox can tell them apart from waiting. */
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
}

/** Open edX allows a second of processor time (`CODE_JAIL`); a busy machine gets more on the clock. */
export const scriptLimits: ScriptLimits = { wallSeconds: 6, cpuSeconds: 2, memoryBytes: 512 * 1024 * 1024 };
