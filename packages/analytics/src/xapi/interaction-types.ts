/** xAPI's interaction types by Open edX's response types (openedx/event-routing-backends, problem_interaction_events.py). */
const types: ReadonlyMap<string, string> = new Map([
  ['choiceresponse', 'choice'],
  ['multiplechoiceresponse', 'choice'],
  ['choicetextresponse', 'choice'],
  ['optionresponse', 'choice'],
  ['numericalresponse', 'numeric'],
  ['stringresponse', 'fill-in'],
  ['formularesponse', 'fill-in'],
  ['annotationresponse', 'fill-in'],
  ['symbolicresponse', 'fill-in'],
  ['imageresponse', 'matching'],
  ['truefalseresponse', 'true-false'],
]);

export function interactionType(responseType: unknown): string {
  return (typeof responseType === 'string' ? types.get(responseType) : undefined) ?? 'other';
}
