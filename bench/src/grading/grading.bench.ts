import { cachedProblem, evaluate, parseProblem, type Problem } from '@coursewright/core/problems';
import type { Figure } from '../figure.ts';
import { median } from '../quantile.ts';
import { capaPython, runCapa } from './run-capa.ts';
import { generateSubmissions, type GeneratedSubmission } from './generate-submissions.ts';

const problems = 1000;
const rounds = 5;
/** What capa was measured to need for a case of its own suite, from the simple ones to the large. */
const capaSeconds = [0.01, 0.03];

/**
 * Submissions graded a second, on one core, over seeded generated problems of five response types: cold (each problem parsed for each
 * submission) and warm (parsed problems from the engine's cache). The median of the rounds counts. Beside Open edX's own
 * capa, which parses for each submission, where COURSEWRIGHT_CAPA_PYTHON names a Python that has it; both must give every
 * submission the same score.
 */
export async function benchGrading(): Promise<Figure[]> {
  const submissions = generateSubmissions(problems, 1);
  const scores = await grade(submissions, parseProblem);
  await grade(submissions, cachedProblem);
  const cold = await perSecond(submissions, parseProblem);
  const warm = await perSecond(submissions, cachedProblem);
  const figure = (name: string, value: number, unit: string): Figure => ({
    bench: 'grading',
    name,
    value,
    unit,
  });
  const ours = [
    figure('graded cold', cold, '1/s'),
    figure('graded warm', warm, '1/s'),
    ...capaSeconds.flatMap((seconds) => [
      figure(`cold to capa’s ${seconds * 1000} ms a case (aim 50)`, cold * seconds, 'times'),
      figure(`warm to capa’s ${seconds * 1000} ms a case (aim 500)`, warm * seconds, 'times'),
    ]),
  ];
  if (capaPython === undefined) {
    console.error(
      'grading: without the peer. In a Python 3.11: pip install xblocks-contrib==0.13.1, then COURSEWRIGHT_CAPA_PYTHON=…/python',
    );
    return ours;
  }
  const capa = await runCapa(capaPython, submissions, rounds);
  const differing = scores.findIndex((score, index) => score !== capa.scores[index]);
  if (differing !== -1) {
    throw new Error(
      `capa scores ${capa.scores[differing]}, we ${scores[differing]}: ${JSON.stringify(submissions[differing])}`,
    );
  }
  const theirs = problems / median(capa.seconds);
  return [
    ...ours,
    figure('graded by capa (xblocks-contrib 0.13.1)', theirs, '1/s'),
    figure('cold to capa', cold / theirs, 'times'),
    figure('warm to capa', warm / theirs, 'times'),
  ];
}

type Read = (xml: string) => Problem;

async function grade(submissions: readonly GeneratedSubmission[], read: Read): Promise<readonly number[]> {
  const scores: number[] = [];
  for (const { xml, answers } of submissions) {
    const evaluation = await evaluate({ problem: read(xml), problemId: 'p', answers, seed: 1, attempt: 1 });
    scores.push(evaluation.score);
  }
  return scores;
}

async function perSecond(submissions: readonly GeneratedSubmission[], read: Read): Promise<number> {
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await grade(submissions, read);
    seconds.push((performance.now() - start) / 1000);
  }
  return submissions.length / median(seconds);
}
