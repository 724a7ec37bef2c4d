import type { ReactiveControllerHost } from 'lit';
import type { EventBatch } from '../api/event-batch.ts';

/** What an element shows of a course, and where its events go. */
interface Shown {
  readonly events: EventBatch;
  readonly courseId: string;
}

/** Has the page's end told of for the course that an element shows; `shown` is undefined as long as nothing is. */
export function tellShownCourse(host: ReactiveControllerHost, shown: () => Shown | undefined): void {
  let told: Shown | undefined;
  let close: (() => void) | undefined;
  const hostDisconnected = (): void => {
    close?.();
    close = undefined;
    told = undefined;
  };
  host.addController({
    hostUpdated: () => {
      const now = shown();
      if (now?.events === told?.events && now?.courseId === told?.courseId) return;
      hostDisconnected();
      told = now;
      close = now?.events.open(now.courseId);
    },
    hostDisconnected,
  });
}
