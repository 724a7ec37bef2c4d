/** The interface in English; the keys of every other language. */
export const en = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr' as const,

  direction: 'ltr',
  loading: 'Loading…',
  tryAgain: 'Try again',
  logIn: 'Log in',
  guestNote: 'You work as a guest. Log in to keep your work and have it graded.',
  setupAddress: 'This element was not told what to show: give it a “course” or “block” attribute.',
  setupCredentials:
    'This element was not told how to get in: give the page an embed key or a token provider.',
  unknownType: (title: string, type: string) =>
    `“${title}” is of the type “${type}”, which cannot be shown here. Nothing of it is lost.`,
  unitEmpty: 'There is nothing in this unit yet.',

  faultNetwork: 'The connection was lost.',
  faultSession: 'Your session has ended. Open the course again from where you came, or log in.',
  faultOrigin: 'This site is not allowed to show the course. Its owner can add it to the embed key.',
  faultForbidden: 'You have no access to this.',
  faultNotStarted: 'This has not opened yet.',
  faultEnded: 'This is over.',
  faultNotFound: 'This is not in the course any more, or not yet.',
  faultTooMany: (seconds?: number) =>
    seconds === undefined
      ? 'Too much at once. Wait a moment, then try again.'
      : `Too much at once. Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, then try again.`,
  faultAnswer: 'The answer cannot be read as it is. Change it and send it again; no attempt was used.',
  faultServer: 'Something went wrong at the server.',
  faultOther: 'This did not work.',
  notSent: 'What you entered is still here; it has not been sent.',

  submit: 'Submit',
  submitting: 'Submitting…',
  save: 'Save',
  reset: 'Reset',
  hint: 'Hint',
  nextHint: 'Next hint',
  showAnswer: 'Show answer',
  saveDone: 'Your answers are saved. They have not been graded yet.',
  attemptsUsed: (used: number, allowed: number) =>
    `You have used ${used} of ${allowed} ${allowed === 1 ? 'attempt' : 'attempts'}`,
  pointsPossible: (possible: string, count: number) =>
    `${possible} ${count === 1 ? 'point' : 'points'} possible`,
  pointsEarned: (earned: string, possible: string, count: number) =>
    `${earned}/${possible} ${count === 1 ? 'point' : 'points'}`,
  graded: 'graded',
  ungraded: 'ungraded',
  correct: 'Correct',
  partiallyCorrect: 'Partially correct',
  incorrect: 'Incorrect',
  incomplete: 'Not graded',
  correctAnswer: 'Answer:',
  explanation: 'Explanation',
  hintNumber: (number: number, total: number) => `Hint ${number} of ${total}:`,
  answerNumber: (number: number, total: number) =>
    total === 1 ? 'Your answer' : `Answer ${number} of ${total}`,
  answerMissing: 'This has no answer yet.',
  answersMissing: (count: number) =>
    count === 1 ? 'One question has no answer yet.' : `${count} questions have no answer yet.`,
  stateSaved: 'Your answers are saved, but not submitted.',
  stateSubmitted: 'Your answer has been submitted.',
  chooseOption: 'Select an option',
  formulaHelp: 'How to write numbers and formulas',
  formulaHelpText:
    'Write 2*x for a product, 3/4 for a fraction, x^2 for a power, sqrt(2) for a root, 1.5e-3 for a power of ten, and use brackets: (a+b)/2. A point separates decimals.',
  notGradable: (types: string) =>
    `This problem has parts that cannot be graded here yet (${types}). Your answers are not counted.`,
  refusedAttemptsUsed: 'You have used all attempts.',
  refusedPastDue: 'The due date has passed.',
  refusedNeedsReset: 'Reset the problem to answer it anew.',
  refusedCorrect: 'You have already answered correctly.',
  refusedNotGradable: 'This problem cannot be graded here yet.',
  refusedWaiting: (seconds: number) =>
    `You can submit again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  refusedNotAnswered: 'There is nothing to reset yet.',
  refusedAnswerNotAvailable: 'The answer is not shown at this time.',
  refusedNoMoreHints: 'There are no more hints.',
};
