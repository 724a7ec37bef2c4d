import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asApiError, type ApiError } from '../api/api-error.ts';

export type LoadState<Value> =
  | { readonly is: 'idle' | 'loading' }
  | { readonly is: 'loaded'; readonly value: Value }
  | { readonly is: 'failed'; readonly error: ApiError };

/** Loads what an element shows whenever what it depends on changes; of overlapping loads only the last counts. */
export class LoadController<Value> implements ReactiveController {
  state: LoadState<Value> = { is: 'idle' };
  /** Resolves when the load under way has ended, well or not. */
  done: Promise<void> = Promise.resolve();
  readonly #host: ReactiveControllerHost;
  readonly #inputs: () => readonly unknown[] | undefined;
  readonly #load: (signal: AbortSignal) => Promise<Value>;
  #last: readonly unknown[] | undefined;
  #running: AbortController | undefined;

  /** `inputs`: what is loaded for; undefined while there is nothing to load. */
  constructor(
    host: ReactiveControllerHost,
    inputs: () => readonly unknown[] | undefined,
    load: (signal: AbortSignal) => Promise<Value>,
  ) {
    this.#host = host;
    this.#inputs = inputs;
    this.#load = load;
    host.addController(this);
  }

  hostUpdate(): void {
    const inputs = this.#inputs();
    if (inputs?.length === this.#last?.length && inputs?.every((one, at) => one === this.#last?.[at])) return;
    this.#last = inputs;
    if (inputs === undefined) {
      this.#running?.abort();
      this.state = { is: 'idle' };
    } else this.done = this.#run(true);
  }

  /** Loads again, what is there staying until the new comes. */
  reload(): Promise<void> {
    this.done = this.#run(this.state.is !== 'loaded');
    return this.done;
  }

  /** Puts in what came another way: the answer to an action. */
  set(value: Value): void {
    this.state = { is: 'loaded', value };
    this.#host.requestUpdate();
  }

  get value(): Value | undefined {
    return this.state.is === 'loaded' ? this.state.value : undefined;
  }

  async #run(showLoading: boolean): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    if (showLoading) this.state = { is: 'loading' };
    this.#host.requestUpdate();
    let state: LoadState<Value>;
    try {
      state = { is: 'loaded', value: await this.#load(running.signal) };
    } catch (thrown) {
      state = { is: 'failed', error: asApiError(thrown) };
    }
    if (running.signal.aborted) return;
    this.state = state;
    this.#host.requestUpdate();
  }
}
