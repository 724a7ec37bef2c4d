/** Is an event of this `event_type` among those that a pick is shown? (`EventPick.types`) */
export function takesType(types: readonly string[], type: string): boolean {
  return types.some((taken) => (taken.endsWith('*') ? type.startsWith(taken.slice(0, -1)) : type === taken));
}
