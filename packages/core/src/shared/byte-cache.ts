/** A cache that holds about `limit` bytes; what was used longest ago goes first. */
export interface ByteCache<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value, bytes: number): void;
}

/** `name` is what its bytes are counted under. */
export function byteCache<Key, Value>(limit: number, name: string): ByteCache<Key, Value> {
  // A Map keeps the order of insertion: its first entry is the one used longest ago.
  const entries = new Map<Key, { readonly value: Value; readonly bytes: number }>();
  const held = { bytes: 0 };
  counted.add({ name, held: new WeakRef(held) });
  const drop = (key: Key): void => {
    held.bytes -= entries.get(key)?.bytes ?? 0;
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
      held.bytes += bytes;
      for (const oldest of entries.keys()) {
        if (held.bytes <= limit) return;
        drop(oldest);
      }
    },
  };
}

/** Every cache of this process that is still in use. */
const counted = new Set<{ readonly name: string; readonly held: WeakRef<{ readonly bytes: number }> }>();

/** How many bytes the caches of this process hold, by name. */
export function cacheBytes(): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const entry of counted) {
    const held = entry.held.deref();
    if (held === undefined) counted.delete(entry);
    else sums.set(entry.name, (sums.get(entry.name) ?? 0) + held.bytes);
  }
  return sums;
}
