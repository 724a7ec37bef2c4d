import type { Field } from '../../../tuples/tuple.ts';
import type { SqlToken } from './sql-scanner.ts';

/** What a dump says about one table: the columns of the rows that follow (undefined: it does not say), or a row. */
export type SqlPiece =
  | { readonly columns: readonly string[] | undefined; readonly line: number }
  | { readonly row: readonly Field[]; readonly line: number };

/** What cannot be read, and in which line. */
export class SqlFault extends Error {
  override readonly name = 'SqlFault';
  readonly line: number;

  constructor(what: string, line: number) {
    super(what);
    this.line = line;
  }
}

/**
 * Reads CREATE TABLE, INSERT and REPLACE of one table out of a dump's tokens, which are given to it one by one
 * (`parser.next(token)`, the first call without one, the last with a semicolon); all other statements are passed over.
 * Throws SqlFault.
 */
export function* parseSqlTable(
  table: string,
  take: (piece: SqlPiece) => void,
): Generator<void, void, SqlToken> {
  let created: readonly string[] | undefined;
  for (;;) {
    const first = yield;
    const verb = keyword(first);
    if (verb === 'CREATE') created = (yield* createTable(table)) ?? created;
    else if (verb === 'INSERT' || verb === 'REPLACE') yield* insert(table, created, take);
    else yield* restOfStatement(first);
  }
}

type Parse<T> = Generator<void, T, SqlToken>;

function* createTable(table: string): Parse<readonly string[] | undefined> {
  const { name, token } = yield* tableName(notNames);
  if (name !== table || token.text !== '(') {
    yield* restOfStatement(token);
    return undefined;
  }
  const columns: string[] = [];
  for (let ended = false; !ended;) {
    const first = yield;
    if (first.kind === 'name' || (first.kind === 'word' && !constraints.has(keyword(first))))
      columns.push(first.text);
    ended = yield* restOfItem();
  }
  yield* restOfStatement(yield);
  return columns;
}

/** Goes past a column's definition, with the comma behind it; true where the list ends. */
function* restOfItem(): Parse<boolean> {
  for (let depth = 0; ;) {
    const { kind, text, line } = yield;
    if (kind !== 'mark') continue;
    if (text === ';') throw new SqlFault('CREATE TABLE ends within its columns', line);
    if (text === '(') depth += 1;
    else if (text === ')') {
      if (depth === 0) return true;
      depth -= 1;
    } else if (text === ',' && depth === 0) return false;
  }
}

function* insert(
  table: string,
  created: readonly string[] | undefined,
  take: (piece: SqlPiece) => void,
): Parse<void> {
  const { name, token } = yield* tableName(notNames);
  if (name !== table) return yield* restOfStatement(token);
  const listed = token.kind === 'mark' && token.text === '(';
  take({ columns: listed ? yield* columnList() : created, line: token.line });
  let next = listed ? yield : token;
  if (keyword(next) !== 'VALUES' && keyword(next) !== 'VALUE')
    throw new SqlFault(`INSERT goes on with ${next.text}, not with VALUES`, next.line);
  for (next = yield; next.text === '(' && next.kind === 'mark'; next = yield) {
    take({ row: yield* row(), line: next.line });
    next = yield;
    if (next.text !== ',') break;
  }
  return yield* restOfStatement(next);
}

/** The name of a table behind keywords, without its database, and the token behind it. */
function* tableName(passed: ReadonlySet<string>): Parse<{ name: string; token: SqlToken }> {
  let token = yield;
  while (token.kind === 'word' && passed.has(keyword(token))) token = yield;
  let name = token;
  token = yield;
  while (token.text === '.' && token.kind === 'mark') {
    name = yield;
    token = yield;
  }
  return { name: name.text, token };
}

function* columnList(): Parse<readonly string[]> {
  const columns: string[] = [];
  for (;;) {
    columns.push(nameOf(yield));
    const { text, line } = yield;
    if (text === ')') return columns;
    if (text !== ',') throw new SqlFault(`a list of columns goes on with ${text}`, line);
  }
}

function nameOf({ kind, text, line }: SqlToken): string {
  if (kind === 'name' || kind === 'word') return text;
  throw new SqlFault(`${text} is no name of a column`, line);
}

function* row(): Parse<readonly Field[]> {
  const fields: Field[] = [];
  for (;;) {
    fields.push(yield* value());
    const { text, line } = yield;
    if (text === ')') return fields;
    if (text !== ',') throw new SqlFault(`a row goes on with ${text} behind a value`, line);
  }
}

function* value(): Parse<Field> {
  const token = yield;
  if (token.kind === 'string' || token.kind === 'number') return token.text;
  if (token.kind === 'hex') return Buffer.from(token.text.slice(2), 'hex').toString('utf8');
  if (token.text === '-' || token.text === '+') return (token.text === '-' ? '-' : '') + (yield).text;
  const word = keyword(token);
  if (token.kind === 'word' && literals.has(word)) return literals.get(word) ?? null;
  // `_binary 'x'`, `_utf8mb4 'x'`: the character set of what follows.
  if (token.kind === 'word' && word.startsWith('_')) return yield* value();
  if (token.kind === 'word' && (word === 'B' || word === 'X' || word === 'N')) {
    const { text } = yield;
    if (word === 'N') return text;
    return word === 'B' ? String(Number.parseInt(text, 2)) : Buffer.from(text, 'hex').toString('utf8');
  }
  throw new SqlFault(`${token.text} is no value that a dump has`, token.line);
}

function* restOfStatement(token: SqlToken): Parse<void> {
  for (let next = token; next.kind !== 'mark' || next.text !== ';';) next = yield;
}

function keyword({ kind, text }: SqlToken): string {
  return kind === 'word' ? text.toUpperCase() : '';
}

const literals = new Map<string, Field>([
  ['NULL', null],
  ['TRUE', '1'],
  ['FALSE', '0'],
]);

/** What may stand between CREATE or INSERT and the name. */
const notNames = new Set(
  'TABLE TEMPORARY IF NOT EXISTS INTO IGNORE DELAYED LOW_PRIORITY HIGH_PRIORITY OR REPLACE'.split(' '),
);

/** What begins an item of CREATE TABLE's list that is no column. */
const constraints = new Set('PRIMARY UNIQUE KEY INDEX CONSTRAINT FULLTEXT SPATIAL FOREIGN CHECK'.split(' '));
