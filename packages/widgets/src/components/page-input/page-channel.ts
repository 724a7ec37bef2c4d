/** A page did not do what it was asked. */
export class PageError extends Error {
  override readonly name = 'PageError';
  /** Whether it has no such function, as far as can be told. */
  readonly absent: boolean;

  constructor(message: string, absent: boolean) {
    super(message);
    this.absent = absent;
  }
}

/** Speaks with an author's page; calls are answered with text. */
export interface PageChannel {
  /** Calls a function of the page by its name in the page: `Simulation.getGrade`. Throws `PageError`. */
  callByName(name: string, given: readonly string[]): Promise<string>;
  /** Calls what the page has bound to a method of its JSChannel: `getGrade`. Throws `PageError`. */
  callMethod(method: string, parameter: string): Promise<string>;
  close(): void;
}

interface Waiting {
  resolve(value: string): void;
  reject(error: PageError): void;
}

const scope = 'JSInput::';

/**
 * Both ways to reach a page's functions: our own messages to the script that is put before an author's page
 * (`page-document.ts` in core), and the messages of JSChannel (https://github.com/mozilla/jschannel), which pages bind
 * themselves in the scope `JSInput`.
 */
export function pageChannel(page: Window, patience = 3000): PageChannel {
  const waiting = new Map<string, Waiting>();
  let queue: string[] | undefined = [];
  let last = 0;

  const post = (message: unknown): void => page.postMessage(message, '*');
  const ready = (): void => {
    for (const message of queue ?? []) post(message);
    queue = undefined;
  };
  const settle = (key: string, { value, error }: { value?: unknown; error?: unknown }): void => {
    const call = waiting.get(key);
    waiting.delete(key);
    if (error !== undefined) call?.reject(new PageError(asText(error), false));
    else if (value === undefined) call?.reject(new PageError('There is no such function.', true));
    else call?.resolve(asText(value));
  };
  const wait = (key: string, send: () => void): Promise<string> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(key);
        reject(new PageError('The page does not answer.', true));
      }, patience);
      waiting.set(key, {
        resolve: (value) => (clearTimeout(timer), resolve(value)),
        reject: (error) => (clearTimeout(timer), reject(error)),
      });
      send();
    });

  const onMessage = ({ source, data }: MessageEvent<unknown>): void => {
    if (source !== page) return;
    if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'cw-page-result') {
      const { value, error } = { value: undefined, error: undefined, ...data };
      settle(`name ${'id' in data ? String(data.id) : ''}`, { value, error });
      return;
    }
    const message = typeof data === 'string' ? channelMessage(data) : undefined;
    if (message === undefined) return;
    if (message.method === `${scope}__ready`) {
      if (message.params === 'ping') post(JSON.stringify({ method: `${scope}__ready`, params: 'pong' }));
      ready();
    } else if (message.method === undefined && typeof message.id === 'number') {
      const error = message.error === undefined ? undefined : (message.message ?? message.error);
      settle(`method ${message.id}`, { value: message.result ?? '', error });
    }
  };
  addEventListener('message', onMessage);
  // A page that was ready before us hears that we are there, as JSChannel does it.
  post(JSON.stringify({ method: `${scope}__ready`, params: 'ping' }));

  return {
    callByName(name, given) {
      last += 1;
      const id = last;
      return wait(`name ${id}`, () => post({ type: 'cw-page-call', id, name, given }));
    },
    callMethod(method, parameter) {
      last += 1;
      const id = last;
      const message = JSON.stringify({ id, method: scope + method, params: parameter });
      return wait(`method ${id}`, () => (queue === undefined ? post(message) : void queue.push(message)));
    },
    close: () => removeEventListener('message', onMessage),
  };
}

function channelMessage(text: string): { readonly [member: string]: unknown } | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? { ...read } : undefined;
  } catch {
    return undefined;
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
