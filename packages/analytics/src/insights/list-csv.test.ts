import { describe, expect, it } from 'vitest';
import { listCsv } from './list-csv.ts';

describe('the CSV of a list', () => {
  it('has the labels as its head, quotes what needs it, and nothing that a spreadsheet runs', () => {
    const columns = [
      { name: 'name', label: 'Name', unit: 'text' },
      { name: 'share', label: 'Correct, %', unit: 'percent' },
    ] as const;
    const rows = [
      { key: 'a', cells: { name: '=1+1', share: -0.5 } },
      { key: 'b', cells: { name: 'a "b"', share: null } },
    ];
    expect(listCsv(columns, rows)).toBe('\uFEFFName,"Correct, %"\r\n\'=1+1,-0.5\r\n"a ""b""",\r\n');
  });
});
