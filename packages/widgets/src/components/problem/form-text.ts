import type { Answer, Answers } from '../../inputs/answer.ts';

/** Answers as the form of Open edX's page sends them: `input_ID=…`, `input_ID%5B%5D=…` for each of several, fields by name as JSON. */
export function formText(answers: Answers): string {
  const fields = Object.entries(answers).flatMap(([id, answer]) => fieldsOf(`input_${id}`, answer));
  return new URLSearchParams(fields).toString();
}

function fieldsOf(name: string, answer: Answer): string[][] {
  if (typeof answer === 'string') return [[name, answer]];
  if (Array.isArray(answer)) return answer.map((one) => [`${name}[]`, one]);
  return [[name, JSON.stringify(answer)]];
}
