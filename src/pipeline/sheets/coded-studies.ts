import { doiIn } from '../../base/doi.ts';
import { withComma } from '../../library/author-list.ts';
import type { ReferencePart } from '../../library/reference.ts';
import { referenceFromCells, referencePart } from '../../library/reference-from-cells.ts';
import type { CodedStudies, StudyCode, StudyField } from '../../model/coded-studies.ts';
import type { CodedColumn } from '../../model/coded-table.ts';
import { CODED } from '../../model/state.ts';
import { citationFields, type OpenReview } from '../../read/session.ts';
import { cellOf, citer } from '../../tabulate/data/listing.ts';
import { disclosureOf, disclosureSentence } from '../request/disclosure.ts';
import { fieldHeaders } from './field-headers.ts';

/**
 * The units of a review with their codes and with what its sheet says of the publication, for other programs. Fields with
 * personal data, and those that say which publication it is, are no fields here.
 */
export function codedStudies(open: OpenReview): CodedStudies {
  const { coded } = open.studies;
  const citation = citationFields(open.review, open.codebook);
  const isOfReference = (name: string): boolean =>
    Object.values(citation).includes(name) || open.codebook.primaryKey.includes(name) || referencePart(name) !== null;
  const evidence = new Set(open.codebook.fields.flatMap(field => field.evidence ?? []));
  const columns = [...coded.columns].filter(
    ([name, { field }]) => !isOfReference(name) && !evidence.has(name) && field.personal !== true,
  );
  const cite = citer(coded, citation);
  const refer = references(open);
  const disclosure = disclosureOf(open);
  return {
    unit: coded.unit,
    title: String(open.review.value.title ?? open.review.value.name ?? 'Review'),
    disclosure: disclosure === null ? null : disclosureSentence(disclosure),
    denominator: open.review.value.denominator ?? 'applicable',
    fields: columns.map(([name, column]) => fieldOf(open, name, column)),
    studies: Array.from({ length: coded.units }, (_, unit) => ({
      ...cite(unit),
      reference: refer(unit),
      cells: columns.map(([, column]) => {
        const place = column.field.evidence === null ? undefined : coded.columns.get(column.field.evidence);
        return { ...cellOf(column, unit), evidence: place === undefined ? '' : cellOf(place, unit).text };
      }),
    })),
  };
}

function fieldOf({ words, codebook }: OpenReview, name: string, column: CodedColumn): StudyField {
  const declared = codebook.fields.find(field => field.name === name) ?? column.field;
  const categories = words.categories(name) ?? [];
  const codes = (): StudyCode[] => {
    if (column.kind !== 'single' && column.kind !== 'multi') return [];
    const own = categories.map(({ value, description, parent, codable }) => ({ value, description, parent, codable }));
    const found = column.levels
      .filter(level => !own.some(({ value }) => value === level.value))
      .map(({ value }) => ({ value, description: '', parent: null, codable: true }));
    return [...own, ...found].map(code => ({ ...code, label: words.levelLabel(name, code.value) }));
  };
  return {
    name,
    title: words.fieldTitle(name),
    description: declared.description,
    group: declared.group,
    kind: column.kind === 'numeric' ? 'number' : column.kind === 'text' ? 'text' : 'codes',
    codes: codes(),
  };
}

/** What the sheet says of a unit's publication, in its first row. */
function references(open: OpenReview): (unit: number) => CodedStudies['studies'][number]['reference'] {
  const { coded } = open.studies;
  const { table } = coded;
  const { author, year, title, identifier } = citationFields(open.review, open.codebook);
  const declared = new Map<string | null, ReferencePart | 'author'>([
    [author, 'author'],
    [year, 'year'],
    [title, 'title'],
    [identifier, 'identifier'],
  ]);
  const parts = fieldHeaders(table, open.codebook).flatMap((header, column) => {
    const usual = referencePart(header);
    const own = declared.get(header);
    // a column of all authors is more than its declaration as the one that is cited
    const part = own === undefined || (own === 'author' && usual === 'authors') ? usual : own;
    return part === null ? [] : [{ part, header, column }];
  });
  const first = new Map<number, number>();
  if (coded.unitOfRow !== null)
    coded.unitOfRow.forEach((unit, row) => {
      if (!first.has(unit)) first.set(unit, row);
    });
  return unit => {
    const row = coded.unitOfRow === null ? unit : (first.get(unit) ?? 0);
    const cells = new Map<ReferencePart | 'author', string>();
    for (const { part, header, column } of parts) {
      const field = coded.columns.get(header);
      const text = field === undefined || field.states[unit] === CODED ? (table.columns[column]?.value(row) ?? '') : '';
      if (text.trim() !== '' && !cells.has(part)) cells.set(part, text);
    }
    const { line: _line, type: _type, note: _note, ...reference } = referenceFromCells(1, cells);
    return {
      ...reference,
      authors: reference.authors.map(withComma),
      doi: reference.doi || (doiIn(reference.url) ?? ''),
    };
  };
}
