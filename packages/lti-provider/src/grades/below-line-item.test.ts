import { describe, expect, it } from 'vitest';
import { belowLineItem } from './below-line-item.ts';

describe('the address for scores', () => {
  it.each([
    ['https://lms.example/items/1', 'https://lms.example/items/1/scores'],
    ['https://lms.example/items/1/', 'https://lms.example/items/1/scores'],
    // Moodle: mod/lti/services.php/2/lineitems/3/lineitem?type_id=4
    ['https://m.example/lineitem?type_id=4', 'https://m.example/lineitem/scores?type_id=4'],
  ])('of %s is %s', (lineItem, scores) => {
    expect(belowLineItem(lineItem, 'scores')).toBe(scores);
    expect(belowLineItem(lineItem, 'results')).toBe(scores.replace('/scores', '/results'));
  });
});
