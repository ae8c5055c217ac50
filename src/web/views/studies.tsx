import type { JSX } from 'preact';
import type { CodedColumn } from '../../model/coded-table.ts';
import { cellOf } from '../../tabulate/data/listing.ts';
import { download } from '../report/download.ts';
import { safeLink } from '../report/links.ts';
import { paperWidths } from '../report/paper-widths.ts';
import { bibtexOf, csvOf, risOf } from '../report/study-records.ts';
import { usePage } from './context.ts';
import { Wide } from './wide.tsx';

/** Rows of one page: a real table, so that the browser's own search, print and screen readers see all of it. */
export const PAGE_SIZE = 100;

/** The studies that the filter keeps, in the sheet's order, with their exports. */
export function Studies(): JSX.Element {
  const state = usePage();
  const { loaded, strings, coded, selection, page, map, isPrinting, units: unitWord, opened, cite } = state;
  const { words, format, json } = loaded;
  const { mask } = selection.value;
  const live = coded.value;
  const kept: number[] = [];
  for (let unit = 0; unit < live.units; unit++)
    if (mask === null || mask[unit] === 1) kept.push(loaded.unitOf(live.key(unit)) ?? 0);
  const from = isPrinting.value
    ? 0
    : Math.min(page.value * PAGE_SIZE, Math.max(0, Math.floor((kept.length - 1) / PAGE_SIZE) * PAGE_SIZE));
  const shown = isPrinting.value ? kept : kept.slice(from, from + PAGE_SIZE);
  const title = json.citation.title === null ? undefined : loaded.coded.columns.get(json.citation.title);
  const fields = [...new Set([map.value.rows, map.value.columns, map.value.segment])].flatMap(name => {
    const column = name === null ? undefined : loaded.coded.columns.get(name);
    return column === undefined ? [] : [column];
  });
  const name = json.review.name;
  // a part of the studies says so in its file's name, because a file leaves the page without its filter
  const part = kept.length < loaded.coded.units ? `${name}-filtered` : name;
  const textsOf = (head: string, column: CodedColumn | undefined): string[] => [
    head,
    ...shown.map(unit => (column === undefined ? cite(unit).citation : cellOf(column, unit).text)),
  ];
  const { identifier } = json.citation;
  const heads = [
    { head: strings.study, texts: textsOf(strings.study, undefined) },
    ...(title === undefined ? [] : [{ head: strings.title, texts: textsOf(strings.title, title) }]),
    ...fields.map(column => ({ head: column.field.title, texts: textsOf(column.field.title, column) })),
    {
      head: strings.identifier,
      texts: identifier === null ? [] : textsOf(strings.identifier, loaded.coded.columns.get(identifier)),
    },
  ];
  const paper = paperWidths(heads.map(({ texts }) => texts));
  return (
    <section id="studies" aria-labelledby="studies-title">
      <h2 id="studies-title" tabIndex={-1}>
        {strings.sections.studies} <span class="count">{format.count(kept.length)}</span>
      </h2>
      <p class="live actions">
        {strings.download}{' '}
        <button
          type="button"
          onClick={() => download(`${part}.csv`, csvOf(loaded.coded, kept, json.disclosure), 'text/csv;charset=utf-8')}
        >
          {strings.csvFiltered}
        </button>
        <button
          type="button"
          onClick={() => download(`${part}.ris`, risOf(loaded, kept), 'application/x-research-info-systems')}
        >
          {strings.ris}
        </button>
        <button type="button" onClick={() => download(`${part}.bib`, bibtexOf(loaded, kept), 'application/x-bibtex')}>
          {strings.bibtex}
        </button>
        <button
          type="button"
          onClick={() =>
            download(
              `${name}.csv`,
              csvOf(loaded.coded, [...Array(loaded.coded.units).keys()], json.disclosure),
              'text/csv;charset=utf-8',
            )
          }
        >
          {strings.csvAll}
        </button>
      </p>
      <Wide>
        <table class={`studies ${paper.table}`}>
          <caption>{strings.showing(format.count(kept.length), format.count(loaded.coded.units), unitWord)}</caption>
          <thead>
            <tr>
              {heads.map(({ head }, at) => (
                <th key={String(at)} scope="col" class={paper.column(at)}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(unit => {
              const { key, citation } = cite(unit);
              return (
                <tr key={key}>
                  <th scope="row">
                    <button
                      type="button"
                      class="study"
                      data-study={key}
                      onClick={() => {
                        opened.value = { kind: 'study', key, back: null };
                      }}
                    >
                      {citation}
                    </button>
                  </th>
                  {title === undefined ? null : <td>{cellOf(title, unit).text}</td>}
                  {fields.map(column => (
                    <td key={column.field.name}>
                      <CellText
                        state={cellOf(column, unit).state}
                        text={cellOf(column, unit).text}
                        isYear={words.isYear(column.field.name)}
                      />
                    </td>
                  ))}
                  <td>
                    <Identifier unit={unit} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Wide>
      {kept.length <= PAGE_SIZE ? null : (
        <p class="pages">
          <span>
            {strings.page(format.count(from + 1), format.count(from + shown.length), format.count(kept.length))}
          </span>{' '}
          <button
            type="button"
            class="live"
            disabled={from === 0}
            onClick={() => {
              page.value = Math.max(0, from / PAGE_SIZE - 1);
            }}
          >
            {strings.previous}
          </button>{' '}
          <button
            type="button"
            class="live"
            disabled={from + PAGE_SIZE >= kept.length}
            onClick={() => {
              page.value = from / PAGE_SIZE + 1;
            }}
          >
            {strings.next}
          </button>
        </p>
      )}
    </section>
  );
}

/** What a cell says; a missing state in italics. */
export function CellText({ state, text }: { state: string; text: string; isYear?: boolean }): JSX.Element {
  const { strings } = usePage();
  return state === 'coded' ? (
    <>{text === '' ? strings.states['none'] : text}</>
  ) : (
    <em>{strings.states[state] ?? state}</em>
  );
}

/** The study's identifier, as a link where it leads to a safe address. */
export function Identifier({ unit }: { unit: number }): JSX.Element {
  const { loaded } = usePage();
  const { identifier } = loaded.json.citation;
  const column = identifier === null ? undefined : loaded.coded.columns.get(identifier);
  const text = column === undefined ? '' : cellOf(column, unit).text;
  const address = safeLink(text);
  return address === null ? (
    <>{text}</>
  ) : (
    <a href={address} rel="noopener noreferrer">
      {text}
    </a>
  );
}
