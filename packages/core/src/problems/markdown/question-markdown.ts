import { childElements, descendants, firstChild, type MarkupElement } from '../markup/markup-element.ts';
import { writeXml } from '../markup/write-xml.ts';

/** The lines of one question's answers, in the markdown of the simple editor; empty for a response that it has no mark for. */
export function questionLines(response: MarkupElement): readonly string[] {
  const write = writers[response.name];
  return write === undefined ? [] : write(response);
}

const writers: Readonly<Record<string, (response: MarkupElement) => readonly string[]>> = {
  multiplechoiceresponse: (response) => {
    const group = firstChild(response, 'choicegroup');
    const shuffled = group?.attributes.get('shuffle') === 'true';
    return childrenOf(group, 'choice').map((choice, index) => {
      const mark = [
        ...(shuffled && index === 0 ? ['!'] : []),
        choice.attributes.get('correct') === 'true' ? 'x' : '',
        choice.attributes.get('fixed') === 'true' ? '@' : '',
      ].join('');
      return `(${mark === '' ? ' ' : mark}) ${innerXml(choice, ['choicehint'])}${hintOf(choice, 'choicehint')}`;
    });
  },
  choiceresponse: (response) => {
    const group = firstChild(response, 'checkboxgroup');
    return childElementsOf(group).map((child) => {
      if (child.name === 'compoundhint')
        return `{{ ((${child.attributes.get('value') ?? ''})) ${innerXml(child)} }}`;
      const mark = child.attributes.get('correct') === 'true' ? 'x' : ' ';
      return `[${mark}] ${innerXml(child, ['choicehint'])}${bothHints(child)}`;
    });
  },
  optionresponse: (response) => {
    const input = firstChild(response, 'optioninput');
    const list = input?.attributes.get('options');
    if (list !== undefined) return [listedOptions(list, input?.attributes.get('correct') ?? '')];
    const lines = childrenOf(input, 'option').map((option) => {
      const text = innerXml(option, ['optionhint']);
      const right = option.attributes.get('correct') === 'True';
      return `${right ? `(${text})` : text}${hintOf(option, 'optionhint')}`;
    });
    return ['[[', ...lines, ']]'];
  },
  numericalresponse: (response) => {
    const param = firstChild(response, 'responseparam')?.attributes.get('default');
    const tolerance = param === undefined ? '' : ` +- ${param}`;
    const answer = response.attributes.get('answer') ?? '';
    return [`= ${answer}${tolerance}${hintOf(response, 'correcthint')}`, ...furtherAnswers(response)];
  },
  stringresponse: (response) => {
    const answer = response.attributes.get('answer') ?? '';
    const pattern = response.attributes.get('type') === 'ci regexp' ? '| ' : '';
    // What reads as a number would become a numerical question.
    const mark = Number.isNaN(Number.parseFloat(answer)) && !/^[[(].*[\])]$/.test(answer) ? '=' : 's=';
    return [`${mark} ${pattern}${answer}${hintOf(response, 'correcthint')}`, ...furtherAnswers(response)];
  },
};

/** Everything inside but the elements of these names. */
export function innerXml(element: MarkupElement, without: readonly string[] = []): string {
  return element.content
    .map((node) =>
      typeof node === 'string' ? writeText(node) : without.includes(node.name) ? '' : writeXml(node),
    )
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function writeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function childElementsOf(element: MarkupElement | undefined): readonly MarkupElement[] {
  return element === undefined ? [] : childElements(element);
}

function childrenOf(element: MarkupElement | undefined, name: string): readonly MarkupElement[] {
  return element === undefined ? [] : childElements(element, name);
}

function hintOf(element: MarkupElement, name: string): string {
  const hint = firstChild(element, name);
  return hint === undefined ? '' : inBrackets(hint);
}

function inBrackets(hint: MarkupElement): string {
  const label = hint.attributes.get('label');
  return ` {{${label === undefined ? '' : `${label}:: `}${innerXml(hint)}}}`;
}

function bothHints(choice: MarkupElement): string {
  const hints = childElements(choice, 'choicehint').map((hint) => {
    const selected = hint.attributes.get('selected') === 'true' ? 'selected' : 'unselected';
    return `{${selected}: ${innerXml(hint)}}`;
  });
  return hints.length === 0 ? '' : ` {${hints.join(',')}}`;
}

/** `('a','b')` as `[[(a), b]]`. */
function listedOptions(list: string, correct: string): string {
  const options = [...list.matchAll(/'((?:[^'\\]|\\.|'(?=\w))*)'/g)].map(([, option = '']) =>
    option === correct ? `(${option})` : option,
  );
  return `[[${options.join(', ')}]]`;
}

/** In their order, as wrong answers may stand between right ones. */
function furtherAnswers(response: MarkupElement): readonly string[] {
  return [...descendants(response)].flatMap((element) => {
    const answer = element.attributes.get('answer') ?? '';
    if (element.name === 'additional_answer') return [`or= ${answer}${hintOf(element, 'correcthint')}`];
    return element.name === 'stringequalhint' ? [`not= ${answer}${inBrackets(element)}`] : [];
  });
}
