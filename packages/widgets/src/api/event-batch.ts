import type { ApiClient, PageEvent } from './api-client.ts';
import { asApiError } from './api-error.ts';

/** Milliseconds that an event waits for others. */
const gatherFor = 5_000;
const batchSize = 40;
/** What is kept while the connection is away; then the oldest go. */
const keepAtMost = 400;

export interface EventBatch {
  add(event: PageEvent): void;
  flush(): Promise<void>;
  /** The page shows this course until the function that comes back is called: its end is an event, one a course. */
  open(courseId: string): () => void;
}

/** Gathers events and sends them together, and the last ones while the page goes away. */
export function eventBatch(client: Pick<ApiClient, 'record' | 'recordLast'>): EventBatch {
  let waiting: PageEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const sending = waiting;
    waiting = [];
    try {
      await client.record(sending);
    } catch (thrown) {
      // An event that the server does not take would only come back with the next batch.
      if (asApiError(thrown).status === 422) return;
      waiting = [...sending, ...waiting].slice(-keepAtMost);
      schedule();
    }
  };
  const schedule = (): void => {
    timer ??= setTimeout(() => void flush(), gatherFor);
  };
  const leave = (): void => {
    if (waiting.length > 0 && client.recordLast(waiting)) waiting = [];
  };
  const shown: string[] = [];
  addEventListener('pagehide', () => {
    const closed = [...new Set(shown)].map((courseId) => ({ name: 'page_close', courseId, data: {} }));
    waiting = [...waiting, ...closed].slice(-keepAtMost);
    leave();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
  });

  return {
    add: (event) => {
      waiting = [...waiting, event].slice(-keepAtMost);
      if (waiting.length >= batchSize) void flush();
      else schedule();
    },
    flush,
    open: (courseId) => {
      shown.push(courseId);
      let isOpen = true;
      return () => {
        if (isOpen) shown.splice(shown.indexOf(courseId), 1);
        isOpen = false;
      };
    },
  };
}
