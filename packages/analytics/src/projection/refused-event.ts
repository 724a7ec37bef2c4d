/** Why there is no statement of an event. */
export interface RefusedEvent {
  readonly refused:
    | 'no_mapping' // The format has no statement for events of this name.
    | 'anonymous' // Nobody is named.
    | 'unknown_actor' // Somebody is named whose id or address is not known.
    | 'incomplete'; // A member that the statement needs is missing.
  /** One sentence. */
  readonly why: string;
}

/** Thrown inside a projection, and told as a `RefusedEvent` by it. */
export class EventRefusal extends Error {
  readonly refusal: RefusedEvent;

  constructor(refused: RefusedEvent['refused'], why: string) {
    super(why);
    this.name = 'EventRefusal';
    this.refusal = { refused, why };
  }
}

/** The value, or a refusal that names the member. */
export function needed<Value>(value: Value | undefined, member: string): Value {
  if (value !== undefined) return value;
  throw new EventRefusal('incomplete', `The event has no ${member}.`);
}

/** What the projection gave, or why it refused. */
export function orRefusal<Result>(project: () => Result): Result | RefusedEvent {
  try {
    return project();
  } catch (error) {
    if (error instanceof EventRefusal) return error.refusal;
    throw error;
  }
}
