import { CoreError } from '../../shared/core-error.ts';
import { badAnswer, invalidProblem } from '../capa-error.ts';
import type { MarkupElement } from '../markup/markup-element.ts';
import type { Answer } from '../answer.ts';
import { defineResponse, type Mark, type ResponseInput } from './define-response.ts';
import { insideHull, type Point } from './inside-hull.ts';

/** A click in a picture (`ImageResponse`): within a rectangle, its borders included, or strictly within the hull of a region. */
export const imageResponse = defineResponse({
  tag: 'imageresponse',
  read: ({ inputs }) => ({
    grade: (answers, { problemId }) =>
      new Map(inputs.map((input) => [input.key, mark(input, answers.get(input.key), problemId)])),
    correctAnswers: () => new Map(inputs.map((input) => [input.key, places(input.element)])),
  }),
});

function mark({ element, key }: ResponseInput, answer: Answer | undefined, problemId: string): Mark {
  if (typeof answer !== 'string') throw missingClick(key);
  if (answer === '') return { correctness: 'incorrect' };
  const click = clicked(answer);
  if (click === undefined) {
    throw new CoreError(
      'bad_answer',
      `[capamodule.capa.responsetypes.imageinput] error grading ${problemId}${key} (input=${answer})`,
      {
        data: { capaError: 'Exception' },
      },
    );
  }
  const correct = inRectangle(element, click) || inRegion(element, click);
  return { correctness: correct ? 'correct' : 'incorrect' };
}

/** Open edX fails with a KeyError, which learners meet as a failing page. */
function missingClick(key: string): CoreError {
  return badAnswer(`Nothing was clicked in the picture ${key}.`);
}

function clicked(answer: string): Point | undefined {
  const [, x, y] = /^\[(\d+),(\d+)\]/.exec(answer.trim().replaceAll(' ', '')) ?? [];
  return x === undefined || y === undefined ? undefined : [Number(x), Number(y)];
}

function inRectangle(element: MarkupElement, [x, y]: Point): boolean {
  const rectangles = element.attributes.get('rectangle') ?? '';
  if (rectangles === '') return false;
  return rectangles.split(';').some((text) => {
    const corners = /^[[(](\d+),(\d+)[\])]-[[(](\d+),(\d+)[\])]/.exec(text.trim().replaceAll(' ', ''));
    if (corners === null) {
      throw invalidProblem(element, `rectangle="${text}" is not of the form (x1,y1)-(x2,y2).`, 'Exception');
    }
    const [left = 0, top = 0, right = 0, bottom = 0] = corners.slice(1).map(Number);
    return left <= x && x <= right && top <= y && y <= bottom;
  });
}

function inRegion(element: MarkupElement, click: Point): boolean {
  const text = element.attributes.get('regions') ?? '';
  if (text === '') return false;
  return regions(element, text).some((region) => insideHull(region, click));
}

/** One list of points, or a list of such lists. */
function regions(element: MarkupElement, text: string): readonly (readonly Point[])[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw invalidProblem(element, `regions="${text}" is not JSON.`, 'ValueError');
  }
  if (!Array.isArray(parsed) || parsed.length === 0) return [];
  const several: readonly unknown[] = Array.isArray(parsed[0]?.[0]) ? parsed : [parsed];
  return several.map((region) => (Array.isArray(region) ? region.filter(isPoint) : []));
}

function isPoint(value: unknown): value is Point {
  return Array.isArray(value) && value.length === 2 && value.every((number) => typeof number === 'number');
}

function places(element: MarkupElement): string[] {
  const names = ['rectangle', 'regions'] as const;
  return names.flatMap((name) => element.attributes.get(name) ?? []);
}
