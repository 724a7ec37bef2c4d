import type { BlockId } from '../../courses/block-version.ts';
import type { XmlElement } from '../xml/parse-xml.ts';

/** An element where it stands. */
export interface ElementPlace {
  readonly element: XmlElement;
  /** The text of its document. */
  readonly text: string;
  readonly file: string;
}

/** The element that defines a block. */
export interface DefinitionPlace extends ElementPlace {
  readonly id: BlockId;
  readonly type: string;
  /** The block's own file and the pointer to it; undefined when it stands inline. */
  readonly own: { readonly path: string; readonly pointer?: string } | undefined;
}
