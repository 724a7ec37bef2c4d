/** What a learner put into one input; a list where several may be chosen. */
export type Answer = string | readonly string[];

export type Answers = Readonly<Record<string, Answer>>;

export function isAnswer(value: unknown): value is Answer {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string');
  return typeof value === 'string';
}

export function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  if (typeof one === 'object' && typeof other === 'object') {
    return one.length === other.length && [...one].toSorted().join('\0') === [...other].toSorted().join('\0');
  }
  return (one ?? '') === (other ?? '') || (isEmpty(one) && isEmpty(other));
}

export function isEmpty(answer: Answer | undefined): boolean {
  return answer === undefined || (typeof answer === 'string' ? answer.trim() === '' : answer.length === 0);
}
