import type { CwFrame } from '../frame/frame.ts';
import type { ProblemBody, ProblemBodyState } from './problem-body.ts';

/**
 * The body of a problem with script: its inputs live in the frame with it (`problem-frame.ts`), and are told by message
 * what to show as soon as they are there.
 */
export function framedBody(frame: CwFrame): ProblemBody & { ready(): void } {
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
    ready: send,
  };
}
