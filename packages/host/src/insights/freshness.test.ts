import { describe, expect, it } from 'vitest';
import { createTranslator } from '../lms/i18n/translator.ts';
import { freshnessLine } from './freshness.ts';

describe('how fresh numbers are', async () => {
  const translator = await createTranslator();
  const line = (lag: number | undefined, published: string | undefined = '2026-11-09T03:04:05Z') =>
    freshnessLine({ published, lag }, translator.in('en')).text.replaceAll(/\s+/g, ' ');

  it('is told with how far they are behind, where that is known', () => {
    expect(line(undefined)).toBe('<p class="fresh"> As of Nov 9, 2026, 3:04 AM UTC </p>');
    expect(line(0.3)).toContain('UTC · nothing waits to be counted');
    expect(line(1.2)).toContain('UTC · 1 second behind');
    expect(line(7)).toContain('UTC · 7 seconds behind');
  });
});
