import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { runTestCli } from '../testing/test-cli.ts';

const file = new URL('../../../../../shared/data/capa-vectors/unloadable.jsonl', import.meta.url);
const vector = z.object({
  id: z.string(),
  xml: z.string(),
  seed: z.number(),
  load_error: z.object({ type: z.string(), msg: z.string() }),
});

/** Their library is not with them: where Open edX recorded a fault inside of it, we name it (docs/compatibility.md). */
const withoutLibrary: Readonly<Record<string, string>> = {
  '8c2f7d70bce61781': 'ket_evaluator',
  b70728a4fee530f8: 'matrix_evaluator',
};

/** Without what an interpreter's version and place say, and however often a quote was escaped. */
function normalised(message: string): string {
  return message
    .replaceAll(/\\*(?:&#39;|')/g, "'")
    .replaceAll(/\s*\([^()]*\.py\)/g, '')
    .trim();
}

it.skipIf(!existsSync(file))(
  'problem check names the fault of problems that Open edX cannot load (skipped without shared/data)',
  { timeout: 60_000 },
  async () => {
    const vectors = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => vector.parse(JSON.parse(line)));
    const input = vectors.map(({ id, xml, seed }) => `${JSON.stringify({ id, xml, seed })}\n`).join('');
    const { out } = await runTestCli(['problem', 'check', '--json'], { input });
    const answers = out
      .trim()
      .split('\n')
      .map((line) =>
        z
          .object({ id: z.string(), error: z.object({ type: z.string(), message: z.string() }) })
          .parse(JSON.parse(line)),
      );
    expect(answers.map(({ id }) => id)).toEqual(vectors.map(({ id }) => id));
    for (const [index, { id, load_error: recorded }] of vectors.entries()) {
      const { type = '', message = '' } = answers[index]?.error ?? {};
      const module = withoutLibrary[id];
      if (module !== undefined) {
        expect(message).toContain(`module ${module} is not installed`);
        continue;
      }
      expect(type).toBe(recorded.type);
      const [kind = '', said = ''] = normalised(recorded.msg).split(/: (.*)/s);
      expect(kind).toMatch(/Error$/);
      expect(normalised(message)).toContain(said);
    }
  },
);
