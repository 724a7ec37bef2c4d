import { pythonLibraryPath } from '../courses/course-files.ts';
import { createHash } from 'node:crypto';
import { testProblem, type ProblemNote } from '../problems/index.ts';
import type { ScriptSandbox } from '../sandbox/script-sandbox.port.ts';
import { readOlxSource, type SourceOptions } from './archive/read-olx-source.ts';
import { importOlx, type ImportOptions } from './import/import-olx.ts';
import type { OlxBlock } from './olx-block.ts';
import { readProvenance } from './provenance.ts';

export interface CourseTestOptions extends ImportOptions, SourceOptions {
  readonly sandbox: ScriptSandbox;
  /** Variants in which a problem with a script is tried. */
  readonly seeds: readonly number[];
}

export interface TestedProblem {
  /** `TYPE@ID`. */
  readonly block: string;
  readonly title: string;
  /** Path inside the course folder. */
  readonly file: string;
  /** It stands inside of its parent's file: lines are those of the problem itself, otherwise of the file. */
  readonly inline: boolean;
  readonly notes: readonly ProblemNote[];
  /** How far it is. */
  readonly done: number;
  readonly of: number;
}

/**
 * Gives every problem of a course, one after the other, the answers that it shows itself; nothing is stored, and nothing of a problem
 * is held once it is done.
 * @throws CoreError as `readOlxSource` and `importOlx` do.
 */
export async function* testCourse(source: string, options: CourseTestOptions): AsyncGenerator<TestedProblem> {
  const { sandbox, seeds } = options;
  const files = await readOlxSource(source, options);
  const course = importOlx(files, options);
  const zip = files.get(pythonLibraryPath);
  const libraries =
    zip === undefined ? [] : [{ sha256: createHash('sha256').update(zip).digest('hex'), zip }];
  const scope = `course test ${course.org}/${course.number}/${course.run}`;
  const problems = [...problemsIn(course.root, 'course.xml')];
  for (const [index, { block, file, inline, head }] of problems.entries()) {
    const { data, display_name: title } = block.fields;
    const notes = await testProblem(typeof data === 'string' ? data : '', {
      seeds,
      runScript: (script) => sandbox.run({ ...script, scope, libraries }),
    });
    yield {
      block: block.id,
      title: typeof title === 'string' ? title : block.id,
      file,
      inline,
      notes: notes.map((note) => (note.line === undefined ? note : { ...note, line: note.line + head })),
      done: index + 1,
      of: problems.length,
    };
  }
}

interface PlacedProblem {
  readonly block: OlxBlock;
  readonly file: string;
  readonly inline: boolean;
  /** Lines of the file before the problem. */
  readonly head: number;
}

function* problemsIn(block: OlxBlock, around: string): Generator<PlacedProblem> {
  const provenance = readProvenance(block.olx);
  const file = provenance?.path ?? around;
  if (block.type === 'problem')
    yield {
      block,
      file,
      inline: provenance?.path === undefined,
      head: (provenance?.head ?? '').split('\n').length - 1,
    };
  for (const child of block.children) yield* problemsIn(child, file);
}
