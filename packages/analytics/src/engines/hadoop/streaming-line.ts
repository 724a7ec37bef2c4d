/**
 * A tuple on its way from mappers to reducers, a line of three key fields and a value, so that Hadoop sorts by all four
 * and splits by the first alone: group and key, tuple, event id, times.
 */
export interface StreamingLine {
  readonly group: number;
  /** `tupleText`. */
  readonly key: string;
  readonly tuple: string;
  /** Of an event of ours, which counts once; '' for others. */
  readonly id: string;
  readonly times: number;
}

/** Hadoop's settings for such lines. Fields end at tabs by default: a tab that is given as a setting does not arrive as one. */
export const lineSettings = [
  'stream.num.map.output.key.fields=3',
  // Of combiners: what they write is sorted again.
  'stream.num.reduce.output.key.fields=3',
  'mapreduce.partition.keypartitioner.options=-k1,1',
] as const;

/** Stands for the tabs within a key or a tuple: `tupleText` has escaped it there, and it sorts before all else, as tabs do. */
const inner = '\x01';

export function printLine({ group, key, tuple, id, times }: StreamingLine): string {
  return `${group}${inner}${key.replaceAll('\t', inner)}\t${tuple.replaceAll('\t', inner)}\t${id}\t${times}`;
}

export function parseLine(line: string): StreamingLine {
  const [first = '', tuple = '', id = '', times = ''] = line.split('\t');
  const end = first.indexOf(inner);
  return {
    group: Number(first.slice(0, end)),
    key: first.slice(end + 1).replaceAll(inner, '\t'),
    tuple: tuple.replaceAll(inner, '\t'),
    id,
    times: Number(times),
  };
}

/** A row of a table in a file that holds rows of several: the table's name stands before it. */
export function printRow(table: string, row: string): string {
  return `${table}\t${row}`;
}

export function parseRow(line: string): { readonly table: string; readonly row: string } {
  const tab = line.indexOf('\t');
  return { table: line.slice(0, tab), row: line.slice(tab + 1) };
}
