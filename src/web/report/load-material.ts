import { type Formatter, formatter } from '../../base/formatter.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import type { Material } from '../../model/material.ts';
import { unitOf } from '../../model/unit-of.ts';
import { type Words, wordsOf } from '../../model/words.ts';
import { withDerivedColumns } from '../../tabulate/data/derived-columns.ts';
import { readDigits } from '../data/digits.ts';
import type { ReportJson } from '../data/report-json.ts';
import { sheetOf } from '../data/sheet-json.ts';

/** What stands beside a field's codes, by unit. */
export interface Beside {
  readonly field: string;
  readonly part: string;
  of(unit: number): string;
}

/** The review that a page holds, ready to be counted. */
export interface Loaded {
  readonly json: ReportJson;
  readonly coded: CodedTable;
  readonly material: Material;
  readonly words: Words;
  readonly format: Formatter;
  readonly beside: readonly Beside[];
  /** the unit that has a key */
  readonly unitOf: (key: string) => number | undefined;
}

/** Reads the data of a page. */
export function loadMaterial(json: ReportJson): Loaded {
  const coded = withDerivedColumns(sheetOf(json.sheet));
  return {
    json,
    coded,
    words: wordsOf(coded),
    format: formatter(json.numbers),
    beside: json.beside.map(({ field, part, texts, cells }) => {
      const numbers = readDigits(cells);
      return { field, part, of: unit => texts[numbers[unit] ?? 0] ?? '' };
    }),
    unitOf: unitOf(coded),
    material: {
      coded,
      coders: json.coders.map(({ sheet, ...coder }) => ({ ...coder, coded: sheetOf(sheet) })),
      denominator: json.denominator,
      target: json.target,
      searched: json.review.searched,
      guesses: json.guesses,
      duplicate: json.duplicate,
      flow: json.flow === null ? null : { file: json.flow.file, boxes: new Map(json.flow.boxes) },
    },
  };
}
