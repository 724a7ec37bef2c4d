import { describe, expect, it } from 'vitest';
import { eventCatalogue, eventFamilies, eventNamed, isBrowserEvent } from './event-catalogue.ts';
import { implicitEventOf } from './implicit-events.ts';

describe('eventCatalogue', () => {
  const events = [...eventFamilies.values()].flat();

  it('has each name once, with a sentence of when it fires', () => {
    for (const { fires, name } of events) expect(`${name}: ${fires}`).toMatch(/: [A-Z].*\.$/);
    const names = events.flatMap(({ name, formerly = [], mobileName = '' }) => [
      name,
      ...formerly,
      mobileName,
    ]);
    const given = names.filter((name) => name !== '');
    expect(new Set(given).size).toBe(given.length);
  });

  it('knows the events that Open edX has', () => {
    expect(eventCatalogue.size).toBeGreaterThan(200);
    for (const name of ['book', 'edx.forum.searched', 'edx.special_exam.timed.attempt.submitted'])
      expect(eventNamed(name)?.name).toBe(name);
    expect(eventNamed('edx.special_exam.timed.attempt.verified')).toBeUndefined();
    expect(eventNamed('play_vidoe')).toBeUndefined();
  });

  it('finds an event by the names that mobile apps and older logs give it', () => {
    expect(eventNamed('edx.video.position.changed')?.name).toBe('seek_video');
    expect(eventNamed('seq_goto')?.name).toBe('edx.ui.lms.sequence.tab_selected');
    expect(eventNamed('video_show_cc_menu')?.name).toBe('edx.video.language_menu.shown');
    expect(eventNamed('save_problem_check')?.name).toBe('problem_check');
  });

  it('lets pages report what pages see, and nothing that the engine vouches for', () => {
    expect(isBrowserEvent('play_video')).toBe(true);
    expect(isBrowserEvent('problem_check')).toBe(true);
    expect(isBrowserEvent('showanswer')).toBe(false);
    expect(isBrowserEvent('edx.video.played')).toBe(false);
    expect(isBrowserEvent('toString')).toBe(false);
  });
});

describe('implicitEventOf', () => {
  it.each([
    ['/courses/course-v1:A+B+C/courseware/x/y/1', '/courses/{course}/courseware/{chapter}/{sequential}/'],
    ['/courses/A/B/C/courseware', '/courses/{course}/courseware/{chapter}/{sequential}/'],
    [
      '/courses/course-v1:A+B+C/xblock/block-v1:A+B+C+type@problem+block@p/handler/xmodule_handler/problem_get',
      '/courses/{course}/xblock/{block}/handler/{handler}',
    ],
    ['/courses/A/B/C/modx/i4x://A/B/problem/p/problem_get', '/courses/{course}/modx/{block}/{action}'],
    ['https://lms.example.org/courses/course-v1:A+B+C/progress', '/courses/{course}/progress'],
    ['/courses/', '/courses/…'],
    ['/dashboard', '/dashboard'],
    ['/', '/…'],
    ['https://lms.example.org', undefined],
    ['problem_check', undefined],
  ])('takes %s for %s', (type, name) => {
    expect(implicitEventOf(type)?.name).toBe(name);
  });
});
