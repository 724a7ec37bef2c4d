/** An error as ltijs throws them: programs that moved tell them by their message, which is a code. */
export class LtijsError extends Error {
  override readonly name = 'LtijsError';
}
