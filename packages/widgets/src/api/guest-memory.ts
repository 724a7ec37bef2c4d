/** Keeps a guest's secret in this browser, so that the same guest comes back; forgotten where storage is closed. */
export function guestMemory(host: string, embedKey: string) {
  const key = `coursewright.guest:${host}:${embedKey}`;
  let held: string | undefined;
  return {
    read(): string | undefined {
      try {
        return localStorage.getItem(key) ?? held;
      } catch {
        return held;
      }
    },
    write(guest: string): void {
      held = guest;
      try {
        localStorage.setItem(key, guest);
      } catch {
        // Storage is closed to frames of other sites in some browsers: the guest lasts as long as the page.
      }
    },
    forget(): void {
      held = undefined;
      try {
        localStorage.removeItem(key);
      } catch {
        // As above.
      }
    },
  };
}
