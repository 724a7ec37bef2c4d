import type { LogEvent } from '../../log/log-event.ts';
import type { Emit, EventPick } from '../../tasks/define-task.ts';
import { takesType } from '../../tasks/takes-type.ts';
import type { BagSorter } from './bag-sorter.ts';
import { eventRelation } from './relations.ts';

const rememberedTypes = 10_000;

/** Shows events to the picks that take them, and gathers what they emit under their names and the event's date. */
export class EventPicker {
  readonly #picks: readonly EventPick[];
  readonly #sorter: BagSorter;
  readonly #byType = new Map<string, readonly number[]>();
  /** Of the picks, for the date of the event before. */
  readonly #slots: Int32Array;
  #slotsDate: string | undefined;
  #slot = 0;
  #event = 0;
  #id = '';
  readonly #emit: Emit;

  constructor(picks: readonly EventPick[], sorter: BagSorter) {
    this.#picks = picks;
    this.#sorter = sorter;
    this.#slots = new Int32Array(picks.length).fill(unknown);
    this.#emit = (key, tuple) => sorter.add(this.#slot, key, tuple, 1, this.#id, this.#event);
  }

  pick(event: LogEvent): void {
    const takers = this.#takersOf(event.type);
    if (takers.length === 0) return;
    this.#event = (this.#event + 1) | 0;
    this.#id = event.id ?? '';
    // A range begins and ends with whole days, so what a date has more than a day's name has no part in comparing.
    const date = event.date?.slice(0, 10);
    if (date !== this.#slotsDate) {
      this.#slotsDate = date;
      this.#slots.fill(unknown);
    }
    for (const index of takers) {
      const pick = this.#picks[index];
      if (pick === undefined || (date === undefined && pick.undated !== true)) continue;
      this.#slot = this.#slotOf(index, pick, date);
      pick.pick(event, this.#emit);
    }
  }

  /** The sorter has been emptied. */
  forgetSlots(): void {
    this.#slots.fill(unknown);
  }

  #slotOf(index: number, pick: EventPick, date: string | undefined): number {
    const known = this.#slots[index] ?? unknown;
    if (known !== unknown) return known;
    const day = pick.undated === true ? '' : (date ?? '');
    const slot = this.#sorter.slot(eventRelation(pick), day, pick.keep === 'last');
    this.#slots[index] = slot;
    return slot;
  }

  #takersOf(type: string): readonly number[] {
    const known = this.#byType.get(type);
    if (known !== undefined) return known;
    const takers = this.#picks.flatMap(({ types }, index) => (takesType(types, type) ? [index] : []));
    if (this.#byType.size >= rememberedTypes) this.#byType.clear();
    this.#byType.set(type, takers);
    return takers;
  }
}

const unknown = -1;
