import { CoreError } from '../../shared/core-error.ts';
import type { BlockAction } from '../define-block.ts';

/**
 * What somebody is told of an answer that could not be graded: the course team all of it, a grader's traceback included; learners the
 * sentence, and of what the author wrote only that it has a fault, as the words would tell of the key.
 */
export function faultFor({ staff }: { readonly staff: boolean }, fault: CoreError): CoreError {
  if (!staff) return fault.code === 'invalid_problem' ? new CoreError('invalid_problem', unspecific) : fault;
  const { traceback } = fault.data;
  if (typeof traceback !== 'string') return fault;
  return new CoreError('bad_answer', `${fault.detail}\n\n${traceback}`, { data: fault.data });
}

const unspecific =
  'The problem has a fault, so that it cannot be answered now. Its course team is shown which.';

/** An action of a problem whose faults are told as `faultFor` tells them. */
export function tellingFaults({ input, run }: BlockAction): BlockAction {
  return {
    input,
    run: async (given, block) => {
      try {
        return await run(given, block);
      } catch (error) {
        throw error instanceof CoreError ? faultFor(block.learner, error) : error;
      }
    },
  };
}
