import { neutral } from '../../export/table/neutral.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import { STATE_LABELS } from '../../model/state.ts';
import { disclosureSentence } from '../../pipeline/request/disclosure.ts';
import { cellOf } from '../../tabulate/data/listing.ts';
import type { Loaded } from './load-material.ts';

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Numbers stay numbers; text that a spreadsheet would run as a formula gets an apostrophe. */
const csvCell = (text: string): string => quoted(neutral(text));

/**
 * Units as CSV: the key and a column for each field, codes joined with `;`, missing states by name.
 * With a byte order mark, so that spreadsheets read it as UTF-8. A last column holds what must be disclosed of the data,
 * where there is something.
 */
export function csvOf(coded: CodedTable, units: readonly number[], disclosure: string | null): string {
  const columns = [...coded.columns.entries()];
  const key = coded.codebook.fields.some(field => coded.columns.has(field.name) && field.name === keyName(coded));
  const said = (isHeader: boolean): string[] =>
    disclosure === null ? [] : [isHeader ? 'disclosure' : disclosureSentence(disclosure)];
  const header = [...(key ? [] : [coded.unit]), ...columns.map(([name]) => name), ...said(true)];
  const lines = units.map(unit => [
    ...(key ? [] : [coded.key(unit)]),
    ...columns.map(([, column]) => {
      const { state, codes } = cellOf(column, unit);
      if (state === 'coded') return codes.join(column.field.delimiter ?? ';');
      // the sheet's own word for the state, so that the file can be read again by the same codebook
      const token = [...column.field.missing].find(([, entry]) => entry === state)?.[0];
      return token ?? (state === 'not_coded' ? '' : `[${STATE_LABELS[state].toLowerCase()}]`);
    }),
    ...said(false),
  ]);
  return `\ufeff${[header, ...lines].map(line => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** The field that holds the units' keys, where it is one of the columns. */
const keyName = (coded: CodedTable): string | null => {
  const found = [...coded.columns].find(
    ([, column]) =>
      (column.kind === 'single' || column.kind === 'text') &&
      Array.from(
        { length: Math.min(coded.units, 20) },
        (_, unit) => cellOf(column, unit).codes[0] === coded.key(unit),
      ).every(Boolean),
  );
  return found?.[0] ?? null;
};

/** What a reference manager needs of a unit. */
interface Citable {
  readonly key: string;
  readonly author: string;
  readonly year: string;
  readonly title: string;
  readonly identifier: string;
  readonly venue: string;
  /** `Field: label` of every code, so that labels survive */
  readonly keywords: readonly string[];
}

function citable({ coded, json, words }: Loaded, unit: number): Citable {
  const read = (name: string | null): string => {
    const column = name === null ? undefined : coded.columns.get(name);
    return column === undefined ? '' : cellOf(column, unit).text.replace(/\s+/g, ' ').trim();
  };
  const { author, year, title, identifier } = json.citation;
  const own = new Set<string | null>([author, year, title, identifier]);
  const venue = ['venue', 'journal', 'container_title'].find(name => coded.columns.has(name)) ?? null;
  const keywords = [...coded.columns].flatMap(([name, column]) => {
    if (own.has(name) || column.kind === 'text' || column.field.categories === null) return [];
    const cell = cellOf(column, unit);
    const values =
      cell.state === 'coded'
        ? cell.codes.map(code => words.levelLabel(name, code))
        : [STATE_LABELS[cell.state].toLowerCase()];
    return values.map(value => `${words.fieldTitle(name)}: ${value}`.replace(/\s+/g, ' '));
  });
  return {
    key: coded.key(unit),
    author: read(author),
    year: read(year),
    title: read(title),
    identifier: read(identifier),
    venue: read(venue),
    keywords,
  };
}

/** Units as RIS: one entry each, with the codes as keywords. */
export function risOf(loaded: Loaded, units: readonly number[]): string {
  return units
    .map(unit => {
      const { key, author, year, title, identifier, venue, keywords } = citable(loaded, unit);
      const doi = /10\.\d{4,9}\/\S+/.exec(identifier)?.[0];
      const lines = [
        ['TY', 'JOUR'],
        ['ID', key],
        ['AU', author],
        ['PY', year],
        ['TI', title],
        ['T2', venue],
        ['DO', doi ?? ''],
        ['M1', doi === undefined ? identifier : ''],
        ['N1', loaded.json.disclosure === null ? '' : disclosureSentence(loaded.json.disclosure)],
        ...keywords.map(word => ['KW', word]),
      ].filter(([tag, value]) => tag === 'TY' || value !== '');
      return `${lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('')}ER  - \r\n`;
    })
    .join('\r\n');
}

const bibText = (text: string): string =>
  text
    .replace(/[\\{}]/g, character => (character === '\\' ? '\\textbackslash{}' : `\\${character}`))
    .replace(/[%&#$_]/g, '\\$&');

/** Units as BibTeX, with the codes as keywords; keys are unique because the units' are. */
export function bibtexOf(loaded: Loaded, units: readonly number[]): string {
  const taken = new Set<string>();
  return units
    .map(unit => {
      const { key, author, year, title, identifier, venue, keywords } = citable(loaded, unit);
      const doi = /10\.\d{4,9}\/\S+/.exec(identifier)?.[0];
      const stem = key.replace(/[^A-Za-z0-9:._-]/g, '_') || 'study';
      let name = stem;
      for (let next = 2; taken.has(name); next++) name = `${stem}-${next}`;
      taken.add(name);
      const noted = [
        ...(doi === undefined && identifier !== '' ? [identifier] : []),
        ...(loaded.json.disclosure === null ? [] : [disclosureSentence(loaded.json.disclosure)]),
      ];
      const entries = [
        ['author', author],
        ['year', year],
        ['title', title === '' ? '' : `{${bibText(title)}}`],
        ['journal', venue],
        ['doi', doi ?? ''],
        ['note', noted.join('. ')],
        ['keywords', keywords.map(word => word.replaceAll(',', ';')).join(', ')],
      ].filter(([, value]) => value !== '');
      const body = entries.map(([field, value]) => `  ${field} = {${field === 'title' ? value : bibText(value!)}}`);
      return `@article{${name},\n${body.join(',\n')}\n}\n`;
    })
    .join('\n');
}
