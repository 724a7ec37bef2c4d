import type { DragAndDropView, TargetView } from '../../blocks/problem/problem-view.ts';
import { childElements, type MarkupElement } from '../markup/markup-element.ts';

/** What a `drag_and_drop_input` shows (`DragAndDropInput`): its picture, what is dragged, where it may go. */
export function dragAndDropView(element: MarkupElement): DragAndDropView | undefined {
  if (element.name !== 'drag_and_drop_input') return undefined;
  const { attributes } = element;
  return {
    src: attributes.get('img') ?? '',
    alt: attributes.get('alt') ?? '',
    draggables: childElements(element, 'draggable').map((draggable) => {
      const { attributes: own } = draggable;
      const fields = targets(draggable);
      const icon = own.get('icon') ?? '';
      return {
        id: own.get('id') ?? '',
        label: own.get('label') ?? '',
        ...(icon !== '' && { icon }),
        ...(isTrue(own.get('can_reuse')) && { reusable: true }),
        ...(fields.length > 0 && { fields }),
      };
    }),
    targets: targets(element),
    onePerTarget: isTrue(attributes.get('one_per_target') ?? 'true'),
    outlined: isTrue(attributes.get('target_outline')),
  };
}

function targets(parent: MarkupElement): TargetView[] {
  return childElements(parent, 'target').map(({ attributes }) => {
    const pixels = (name: string): number => Number.parseFloat(attributes.get(name) ?? '') || 0;
    return { id: attributes.get('id') ?? '', x: pixels('x'), y: pixels('y'), w: pixels('w'), h: pixels('h') };
  });
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}
