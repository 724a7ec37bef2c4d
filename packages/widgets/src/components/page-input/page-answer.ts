/** The state of a page in a stored answer (`{"answer","state"}`), as Open edX's jsinput.js reads it. */
export function storedState(answer: string): string {
  let read: unknown;
  try {
    read = JSON.parse(answer);
  } catch {
    return answer;
  }
  if (typeof read !== 'object' || read === null) return String(read);
  return 'state' in read ? text(read.state) : '';
}

/** What is graded: with functions for its state the page's grade and state, else its grade alone. */
export function pageAnswer(grade: string, state: string | undefined): string {
  return state === undefined ? grade : JSON.stringify({ answer: grade, state });
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
