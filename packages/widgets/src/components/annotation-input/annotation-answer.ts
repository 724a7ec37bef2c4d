/** What a learner said of a passage: the answer of an `annotationinput` is this as JSON. */
export interface AnnotationAnswer {
  readonly comment: string;
  /** The place of the option that was chosen, in a list as capa has it. */
  readonly options: readonly number[];
}

export function readAnnotation(answer: unknown): AnnotationAnswer {
  const nothing = { comment: '', options: [] };
  if (typeof answer !== 'string' || answer === '') return nothing;
  try {
    const read: unknown = JSON.parse(answer);
    if (typeof read !== 'object' || read === null) return nothing;
    const comment = 'comment' in read && typeof read.comment === 'string' ? read.comment : '';
    const options = 'options' in read && Array.isArray(read.options) ? read.options : [];
    return { comment, options: options.filter((one): one is number => Number.isInteger(one)) };
  } catch {
    return nothing;
  }
}

/** Empty where nothing was said and nothing chosen. */
export function writeAnnotation({ comment, options }: AnnotationAnswer): string {
  return comment.trim() === '' && options.length === 0 ? '' : JSON.stringify({ comment, options });
}
