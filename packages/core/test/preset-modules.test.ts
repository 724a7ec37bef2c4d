import { afterAll, describe, expect, it } from 'vitest';
import { bubblewrapIsHere, BubblewrapSandbox } from '@coursewright/core/bubblewrap';
import { permissionModelBlocksNetwork, PyodideSandbox } from '@coursewright/core/pyodide';

const sandboxes = [
  { name: 'Pyodide', here: await permissionModelBlocksNetwork(), open: () => new PyodideSandbox() },
  { name: 'bubblewrap', here: bubblewrapIsHere(), open: () => new BubblewrapSandbox() },
];

/** Around a centre: on the axis, and on the two axes across it. */
const octahedron = (axis: string, first: string, second: string) =>
  JSON.stringify({
    geometry: 'AX6E0',
    atoms: { c0: 'Br', a0: axis, a1: axis, e10: first, e11: first, e20: second, e21: second },
  });

describe.each(sandboxes)('modules that scripts find without an import, in $name', ({ here, open }) => {
  const sandbox = open();
  afterAll(() => sandbox.close());

  const value = async (expression: string, values: object): Promise<unknown> => {
    const outcome = await sandbox.run({
      scope: 'course',
      code: `value = ${expression}`,
      // One interpreter serves them all.
      source: 'expressions',
      globals: JSON.stringify(values),
      seed: 1,
      libraries: [],
    });
    const left: unknown = outcome.ok ? JSON.parse(outcome.globals) : outcome;
    return typeof left === 'object' && left !== null && 'value' in left ? left.value : left;
  };

  describe.skipIf(!here)('chemtools', () => {
    const grade = (given: string, geometry: string, atoms: object, peripheral = 'False') =>
      value(
        `chemtools.vsepr_grade(chemtools.vsepr_parse_user_answer(given), chemtools.vsepr_build_correct_answer(geometry, atoms), ${peripheral})`,
        { given, geometry, atoms },
      );
    const ammonia = JSON.stringify({
      geometry: 'AX4E0',
      atoms: { c0: 'N', p0: 'H', p1: '(ep)', p2: 'H', p3: 'H' },
    });

    it('takes the same atoms in positions of a kind, in any order', async () => {
      const atoms = { c0: 'N', p0: '(ep)', p1: 'H', p2: 'H', p3: 'H' };
      expect(await grade(ammonia, 'AX4E0', atoms)).toBe(true);
      expect(await grade(ammonia, 'AX3E0', atoms)).toBe(false);
      expect(await grade(ammonia, 'AX4E0', { ...atoms, c0: 'P' })).toBe(false);
      expect(await grade(ammonia, 'AX4E0', { ...atoms, p1: 'F' })).toBe(false);
      expect(await grade(ammonia, 'AX4E0', { c0: 'N', p0: '(ep)', p1: 'H', p2: 'H' })).toBe(false);
    });

    it('lets the axes of an octahedron be any of each other', async () => {
      const atoms = { c0: 'Br', a0: 'F', a1: 'F', e10: 'H', e11: 'H', e20: 'Cl', e21: 'Cl' };
      for (const given of [
        octahedron('F', 'Cl', 'H'),
        octahedron('H', 'F', 'Cl'),
        octahedron('Cl', 'H', 'F'),
      ])
        expect(await grade(given, 'AX6E0', atoms)).toBe(true);
      const turned = { ...atoms, e11: 'Cl', e20: 'H' };
      expect(await grade(octahedron('F', 'H', 'Cl'), 'AX6E0', turned)).toBe(false);
    });

    it('reads the two axes across as one plane, or all as around the centre, where the answer does', async () => {
      const given = octahedron('F', 'H', 'Cl');
      const plane = { c0: 'Br', a0: 'F', a1: 'F', e0: 'Cl', e1: 'H', e2: 'Cl', e3: 'H' };
      expect(await grade(given, 'AX6E0', plane)).toBe(true);
      expect(await grade(given, 'AX6E0', { ...plane, a0: 'Cl', e0: 'F' })).toBe(false);
      const around = { c0: 'Br', p0: 'Cl', p1: 'Cl', p2: 'F', p3: 'F', p4: 'H', p6: 'H' };
      expect(await grade(given, 'AX6E0', around, 'True')).toBe(true);
      expect(await grade(given, 'AX6E0', around)).toBe(false);
      expect(await grade(given, 'AX6E0', plane, 'True')).toBe(false);
    });
  });

  describe.skipIf(!here)('miller', () => {
    const grade = (points: readonly (readonly [number, number, number])[], miller: string, lattice = 'bcc') =>
      value('miller.grade(given, {"miller": indices, "lattice": "bcc"})', {
        given: JSON.stringify({ lattice, points: points.map((point) => point.map((x) => x.toFixed(2))) }),
        indices: miller,
      });

    it('takes the plane through three points for its indices, whatever their common sign', async () => {
      const plane = [
        [0.5, 0, 0],
        [0, 1, 0],
        [0, 0, 0.25],
      ] as const;
      expect(await grade(plane, '(2,1,4)')).toBe(true);
      expect(await grade(plane, '(-2, -1, -4)')).toBe(true);
      expect(await grade(plane, '(2,-1,4)')).toBe(false);
      expect(await grade(plane, '(2,1,4)', 'fcc')).toBe(false);
      expect(await grade(plane.slice(0, 2), '(2,1,4)')).toBe(false);
    });

    it('has 0 for an axis that the plane does not meet', async () => {
      const face = [
        [0.5, 0, 0],
        [0.5, 1, 0],
        [0.5, 0, 1],
      ] as const;
      expect(await grade(face, '(2,0,0)')).toBe(true);
    });

    it('moves the origin of a plane that goes through it', async () => {
      const diagonal = [
        [0, 0, 0],
        [1, 1, 0],
        [0, 0, 1],
      ] as const;
      expect(await grade(diagonal, '(-1,1,0)')).toBe(true);
      expect(await grade(diagonal, '(1,1,0)')).toBe(false);
    });

    it('moves points to the next 0.05 first', async () => {
      const near = [
        [0.51, 0.01, 0],
        [0.02, 0.98, 0.01],
        [0, 0.02, 0.26],
      ] as const;
      expect(await grade(near, '(2,1,4)')).toBe(true);
    });
  });
});
