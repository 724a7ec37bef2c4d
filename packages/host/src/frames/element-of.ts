import { html, type Html } from '../lms/html.ts';

/** Which element shows what. */
export interface ShownContent {
  readonly courseKey: string;
  /** A part of the course alone. */
  readonly usageKey?: string;
}

export type ElementName = 'cw-course' | 'cw-unit' | 'cw-problem' | 'cw-video';

/** The element for a course, or for one block of it by its type. */
export function elementOf({ usageKey }: ShownContent): ElementName {
  const type = /\+type@([^+]+)\+block@/.exec(usageKey ?? '')?.[1];
  if (type === undefined || type === 'course' || type === 'chapter' || type === 'sequential')
    return 'cw-course';
  if (type === 'problem') return 'cw-problem';
  return type === 'video' ? 'cw-video' : 'cw-unit';
}

/** The element's markup with the attributes given; one with an empty value is a switch. */
export function elementMarkup(shown: ShownContent, attributes: Readonly<Record<string, string>>): Html {
  const name = elementOf(shown);
  const all = {
    ...(name === 'cw-course' && { course: shown.courseKey }),
    ...(shown.usageKey !== undefined && { block: shown.usageKey }),
    ...attributes,
  };
  const written = Object.entries(all).map(([key, value]) =>
    value === '' ? html` ${key}` : html` ${key}="${value}"`,
  );
  // The name is one of four, no text from outside.
  switch (name) {
    case 'cw-course':
      return html`<cw-course${written}></cw-course>`;
    case 'cw-unit':
      return html`<cw-unit${written}></cw-unit>`;
    case 'cw-problem':
      return html`<cw-problem${written}></cw-problem>`;
    case 'cw-video':
      return html`<cw-video${written}></cw-video>`;
    default:
      return name satisfies never;
  }
}
