import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';

class FollowCue extends Directive {
  #shown = -1;

  override render(_current: number): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [current]: [number]): typeof noChange {
    if (current === this.#shown) return noChange;
    this.#shown = current;
    queueMicrotask(() => {
      const line = element.children[current];
      // Whoever reads or moves within the list is not pulled away.
      if (!(line instanceof HTMLElement) || element.matches(':hover, :focus-within')) return;
      element.scrollTop = line.offsetTop - element.clientHeight / 2 + line.offsetHeight / 2;
    });
    return noChange;
  }
}

/** Keeps the line that is spoken in view, within its list only: the page does not move. */
export const followCue = directive(FollowCue);
