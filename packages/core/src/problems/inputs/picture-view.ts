import type { PictureView } from '../../blocks/problem/problem-view.ts';
import type { MarkupElement } from '../markup/markup-element.ts';

/** The picture of an `imageinput`, without the places that are right. */
export function pictureView({ name, attributes }: MarkupElement): PictureView | undefined {
  if (name !== 'imageinput') return undefined;
  const pixels = (attribute: string): number => Number.parseInt(attributes.get(attribute) ?? '', 10) || 0;
  return {
    src: attributes.get('src') ?? '',
    width: pixels('width'),
    height: pixels('height'),
    alt: attributes.get('alt') ?? '',
  };
}
