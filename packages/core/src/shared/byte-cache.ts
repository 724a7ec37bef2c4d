/** A cache that holds about `limit` bytes; what was used longest ago goes first. */
export interface ByteCache<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value, bytes: number): void;
}

export function byteCache<Key, Value>(limit: number): ByteCache<Key, Value> {
  // A Map keeps the order of insertion: its first entry is the one used longest ago.
  const entries = new Map<Key, { readonly value: Value; readonly bytes: number }>();
  let held = 0;
  const drop = (key: Key): void => {
    held -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  return {
    get: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set: (key, value, bytes) => {
      drop(key);
      if (bytes > limit) return;
      entries.set(key, { value, bytes });
      held += bytes;
      for (const oldest of entries.keys()) {
        if (held <= limit) return;
        drop(oldest);
      }
    },
  };
}
