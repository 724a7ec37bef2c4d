/** A list in parts of at most `size`. */
export function* batchesOf<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}

/** Objects in parts that hold at most so many, and no more after so many characters. */
export function* chunksOf<Key>(
  objects: Iterable<readonly [Key, string]>,
  limit: { readonly objects: number; readonly characters: number },
): Generator<(readonly [Key, string])[]> {
  let some: (readonly [Key, string])[] = [];
  let characters = 0;
  for (const object of objects) {
    some.push(object);
    characters += object[1].length;
    if (some.length >= limit.objects || characters >= limit.characters) {
      yield some;
      some = [];
      characters = 0;
    }
  }
  if (some.length > 0) yield some;
}
