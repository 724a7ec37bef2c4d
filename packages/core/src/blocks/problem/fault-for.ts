import { CoreError } from '../../shared/core-error.ts';

/** What somebody is told of an answer that could not be graded: learners the sentence, the course team the grader's traceback too. */
export function faultFor({ staff }: { readonly staff: boolean }, fault: CoreError): CoreError {
  const { traceback } = fault.data;
  if (!staff || typeof traceback !== 'string') return fault;
  return new CoreError('bad_answer', `${fault.detail}\n\n${traceback}`, { data: fault.data });
}
