import type { PageView } from '../../blocks/problem/problem-view.ts';
import type { MarkupElement } from '../markup/markup-element.ts';

/** The author's page of a `jsinput` and the names of its functions (`JSInput` of inputtypes.py). */
export function pageView({ name, attributes }: MarkupElement): PageView | undefined {
  if (name !== 'jsinput') return undefined;
  const getState = attributes.get('get_statefn');
  const setState = attributes.get('set_statefn');
  const initialState = attributes.get('initial_state');
  return {
    src: attributes.get('html_file') ?? '',
    title: attributes.get('title') ?? '',
    width: attributes.get('width') ?? '400',
    height: attributes.get('height') ?? '300',
    getGrade: attributes.get('gradefn') ?? '',
    ...(getState && { getState }),
    ...(setState && { setState }),
    ...(initialState && { initialState }),
    channel: attributes.get('sop') === 'false',
  };
}
