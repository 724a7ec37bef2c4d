import { commonFields } from './common-fields.ts';
import type { BlockDefinition } from './define-block.ts';

/** Stands for a type that this engine has no definition of: it is kept, written back, and shown as what it is. */
export function unknownBlock(type: string): BlockDefinition {
  return {
    type,
    fields: commonFields,
    view: async () => ({ unknownType: type }),
    completion: 'excluded',
    icon: 'other',
  };
}
