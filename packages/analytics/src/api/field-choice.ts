export interface FieldChoice {
  /** Fields that are shown; all by default. */
  readonly fields?: readonly string[];
  readonly exclude?: readonly string[];
}

export type ApiObject = Readonly<Record<string, unknown>>;

/** An unknown name is passed over; what is excluded stays out though it is asked for. */
export function withFields(row: ApiObject, { fields, exclude = [] }: FieldChoice): ApiObject {
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => (fields?.includes(name) ?? true) && !exclude.includes(name)),
  );
}

/** `a,b` of a query, or the values of a form or a JSON body; undefined where there is none. */
export function listOf(given: string | readonly string[] | undefined): readonly string[] | undefined {
  const items = (typeof given === 'string' ? [given] : (given ?? [])).flatMap((one) => one.split(','));
  const named = items.filter((one) => one !== '');
  return named.length === 0 ? undefined : named;
}
