import type { Answers } from '@coursewright/core/problems';
import { seededRandom, type Random } from '../seeded-random.ts';

/** A problem with one answer to each of its inputs. */
export interface GeneratedSubmission {
  readonly xml: string;
  readonly answers: Answers;
}

type Maker = (random: Random) => { readonly xml: string; readonly answer: string | readonly string[] };

const words = 'sort tree graph heap stack queue array list hash search merge binary linear index'.split(' ');
const pick = <T>(random: Random, items: readonly T[]): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
};
const sentence = (random: Random, length: number): string =>
  Array.from({ length }, () => pick(random, words)).join(' ');
const choices = (random: Random) =>
  Array.from({ length: 4 }, (_, index) => ({ index, right: random() < 0.4, text: sentence(random, 4) }));

const makers: readonly Maker[] = [
  (random) => {
    const right = Math.floor(random() * 4);
    const list = choices(random).map(({ index, text }) => {
      const hint = `<choicehint>${sentence(random, 6)}</choicehint>`;
      return `<choice correct="${index === right}">${text} ${hint}</choice>`;
    });
    const xml = `<multiplechoiceresponse><choicegroup>${list.join('')}</choicegroup></multiplechoiceresponse>`;
    return { xml, answer: `choice_${Math.floor(random() * 4)}` };
  },
  (random) => {
    const list = choices(random);
    const inside = list.map(({ right, text }) => `<choice correct="${right}">${text}</choice>`).join('');
    const chosen = list.filter(({ right }) => right === random() < 0.8).map(({ index }) => `choice_${index}`);
    return {
      xml: `<choiceresponse><checkboxgroup>${inside}</checkboxgroup></choiceresponse>`,
      answer: chosen,
    };
  },
  (random) => {
    const list = choices(random).map(({ text }) => text);
    const inside = list.map((text, index) => `<option correct="${index === 1}">${text}</option>`).join('');
    return {
      xml: `<optionresponse><optioninput>${inside}</optioninput></optionresponse>`,
      answer: pick(random, list),
    };
  },
  (random) => {
    const answer = sentence(random, 2);
    const more = `<additional_answer answer="${sentence(random, 2)}"/>`;
    const xml = `<stringresponse answer="${answer}" type="ci">${more}<textline size="20"/></stringresponse>`;
    return { xml, answer: random() < 0.6 ? answer.toUpperCase() : sentence(random, 2) };
  },
  (random) => {
    const value = Math.round(random() * 1000) / 10;
    const tolerance = '<responseparam type="tolerance" default="1%"/>';
    const xml = `<numericalresponse answer="${value}">${tolerance}<formulaequationinput/></numericalresponse>`;
    return { xml, answer: random() < 0.6 ? `${value}*2/2` : String(value + 5) };
  },
];

/** Submissions to as many problems, each of one to three questions of the five kinds; the same for the same seed. */
export function generateSubmissions(count: number, seed: number): readonly GeneratedSubmission[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const answers: Record<string, string | readonly string[]> = {};
    const questions = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, index) => {
      const id = `p_${index + 2}_1`;
      const { xml, answer } = pick(random, makers)(random);
      answers[id] = answer;
      return `<p>${sentence(random, 25)}</p><label>${sentence(random, 6)}?</label>${xml}`;
    });
    const solution = `<solution><div class="detailed-solution"><p>${sentence(random, 30)}</p></div></solution>`;
    return { xml: `<problem>${questions.join('')}${solution}</problem>`, answers };
  });
}
