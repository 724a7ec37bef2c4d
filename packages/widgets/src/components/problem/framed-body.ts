import type { CwFrame } from '../frame/frame.ts';
import type { ProblemBody, ProblemBodyState } from './problem-body.ts';

/**
 * The body of a problem with script: its inputs live in the frame with it (`problem-frame.ts`), and are told by message
 * what to show as soon as they are there.
 */
export function framedBody(frame: CwFrame): ProblemBody & { ready(): void; collected(): void } {
  let isReady = false;
  let waiting: (() => void)[] = [];
  let last: ProblemBodyState | undefined;
  const send = (): void => {
    if (last !== undefined) frame.post({ type: 'cw-frame-problem', state: last });
  };
  return {
    update(state): void {
      last = state;
      send();
    },
    focusOn(id): void {
      frame.post({ type: 'cw-frame-focus', id });
    },
    async collect(): Promise<void> {
      if (!isReady) return;
      // An author's script may have broken its frame: what was answered until then is sent.
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        setTimeout(resolve, 15_000);
        frame.post({ type: 'cw-frame-collect' });
      });
    },
    collected(): void {
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    ready(): void {
      isReady = true;
      send();
    },
  };
}
