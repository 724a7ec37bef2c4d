import type { TextAreaView } from '../../blocks/problem/problem-view.ts';
import type { MarkupElement } from '../markup/markup-element.ts';

/** The size of a `textbox` (`CodeInput` of inputtypes.py, whose own is 30 lines of 80 characters), and whether it holds code. */
export function textAreaView({ name, attributes }: MarkupElement): TextAreaView | undefined {
  if (name !== 'textbox' && name !== 'matlabinput') return undefined;
  const count = (attribute: string, own: number): number => {
    const given = Number.parseInt(attributes.get(attribute) ?? '', 10);
    return given > 0 ? Math.min(given, 500) : own;
  };
  const mode = attributes.get('mode') ?? 'python';
  return {
    rows: count('rows', 30),
    columns: count('cols', 80),
    ...(!['', 'text', 'none'].includes(mode) && { code: true }),
  };
}
