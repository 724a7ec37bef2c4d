/**
 * An expected "no" (attempts used up, enrolment closed): a returned value, not a throw. `reason` is stable and is a
 * translation key; `facts` are what its sentence needs.
 */
export interface Refusal<Reason extends string = string> {
  readonly refused: Reason;
  readonly facts?: Readonly<Record<string, string | number>>;
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value && typeof value.refused === 'string';
}
