import type { BlockId } from '../../courses/block-version.ts';
import { blockId, nameOf } from '../block-name.ts';
import type { ElementPlace } from './element-place.ts';
import type { ReadContext } from './read-context.ts';

/** The id of a block, taken; undefined if its author gave it to another block too. */
export function takeId(context: ReadContext, place: ElementPlace, source: string): BlockId | undefined {
  const { element, file } = place;
  const { name, given } = nameOf(element.name, element.attributes, source);
  const wanted = blockId(element.name, name);
  const at = { line: element.line, block: wanted };
  if (given && wanted !== `${element.name}@${name}`) {
    context.findings.add('CleanedURLName', file, `url_name "${name}" is written ${wanted} in keys`, at);
  }
  if (!given) context.findings.add('MissingURLName', file, `<${element.name}> has no url_name`, at);
  let id = wanted;
  if (context.ids.has(wanted)) {
    if (given) {
      context.findings.add('DuplicateURLName', file, `there is a ${element.name} "${name}" already`, at);
      return undefined;
    }
    for (let number = 2; context.ids.has(id); number += 1) id = blockId(element.name, `${name}_${number}`);
  }
  context.ids.add(id);
  return id;
}
