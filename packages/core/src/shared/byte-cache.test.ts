import { describe, expect, it } from 'vitest';
import { byteCache, cacheBytes } from './byte-cache.ts';

describe('byteCache', () => {
  it('drops what was used longest ago when it is full', () => {
    const cache = byteCache<string, number>(30, 'test');
    for (const [index, key] of ['a', 'b', 'c'].entries()) cache.set(key, index, 10);
    expect(cache.get('a')).toBe(0);
    cache.set('d', 3, 10);
    expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual([0, undefined, 2, 3]);
    cache.set('e', 4, 25);
    expect(['a', 'c', 'd', 'e'].map((key) => cache.get(key))).toEqual([undefined, undefined, undefined, 4]);
  });

  it('counts an entry once that is set again, and takes nothing larger than itself', () => {
    const cache = byteCache<string, number>(20, 'test');
    cache.set('a', 1, 10);
    cache.set('a', 2, 10);
    cache.set('b', 3, 10);
    expect(cache.get('a')).toBe(2);
    cache.set('c', 4, 21);
    expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([2, 3, undefined]);
  });

  it('is counted under its name, with others of that name', () => {
    const caches = [byteCache<string, number>(100, 'counted'), byteCache<string, number>(100, 'counted')];
    for (const cache of caches) cache.set('one', 1, 40);
    caches[0]?.set('two', 2, 70);
    expect(cacheBytes().get('counted')).toBe(110);
  });
});
