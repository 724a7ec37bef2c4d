import type { BlockRegistry } from '@coursewright/core';
import type { Translation } from '../i18n/translation.ts';
import type { ChosenContent } from './chosen-content.ts';
import type { ContentPage } from './content-page.ts';
import type { PickerOptions } from './picker-form.ts';
import type { PickerSession } from './picker-session.ts';
import type { PickerPlace } from './read-content.ts';

/** What a page of the picker is made of. */
export interface PickerView {
  readonly session: PickerSession;
  readonly token: string;
  readonly action: string;
  readonly translation: Translation;
  readonly registry: BlockRegistry;
  readonly place: PickerPlace;
  readonly content: ContentPage;
  readonly chosen: readonly ChosenContent[];
  readonly options: PickerOptions;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What went wrong with the last press. */
  readonly alert?: string;
}
