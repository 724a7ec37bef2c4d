/** A process or a service that a test may kill. */
export interface Killable {
  readonly name: string;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Starts it on what it left, on the same port, where it does not run; resolves when it answers. */
  revive(): Promise<void>;
}
