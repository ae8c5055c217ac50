import type { JSX } from 'preact';
import { tabulate } from '../../analyses/tabulate.ts';
import { plainNumber } from '../../base/plain-number.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { wordCell } from '../../model/table-model.ts';
import { numberCell, plainTable } from '../report/copy-text.ts';
import { countableColumns } from '../report/facet-columns.ts';
import { ChooseField } from './choose-field.tsx';
import { usePage } from './context.ts';
import { CopyTable } from './copy-table.tsx';
import { InEnglish } from './in-english.tsx';
import { NumberButton } from './number-button.tsx';
import { Wide } from './wide.tsx';

/** The shares of one field under the filter, with the denominator in words. */
export function Shares(): JSX.Element | null {
  const { loaded, strings, shares, material, where, units, isFiltered, opened } = usePage();
  const { words, format } = loaded;
  const field = shares.value;
  if (field === '') return null;
  const columns = countableColumns(loaded.coded);
  const { rows, notes } = tabulate([{ analysis: 'shares', fields: [field], where: where.value }], material.value);
  const isNumber = loaded.coded.columns.get(field)?.kind === 'numeric';
  const denominator = material.value.denominator;
  const N = rows.find(row => row.N !== null)?.N ?? 0;
  const what = strings.denominators[denominator](units);
  const sentence = (isFiltered.value ? strings.filteredDenominator : strings.denominatorOf)(format.count(N), what);
  const most = Math.max(1, ...rows.map(row => row.n ?? 0));
  const labelled = (row: ResultRow): string =>
    row.missing ? (strings.states[row.level ?? ''] ?? row.label ?? '') : (row.label ?? row.statistic);
  const titleOf = (row: ResultRow): string => `${words.fieldTitle(field)}: ${labelled(row)}`;
  return (
    <section id="shares" aria-labelledby="shares-title" data-where={where.value ?? undefined}>
      <h2 id="shares-title" tabIndex={-1}>
        {strings.sections.shares}
      </h2>
      <div class="live controls">
        <ChooseField
          label={strings.field}
          columns={columns}
          value={field}
          choose={name => {
            shares.value = name ?? field;
          }}
        />
      </div>
      <Wide>
        <table class="shares">
          <caption>{words.fieldTitle(field)}</caption>
          <thead>
            <tr>
              <th scope="col">{isNumber ? strings.statistic : strings.category}</th>
              <th scope="col">{strings.number}</th>
              <th scope="col">{strings.of}</th>
              <th scope="col">{isNumber ? strings.value : strings.percent}</th>
              <th scope="col" class="bar">
                {strings.bar}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.id} class={row.missing ? 'missing' : row.kind === 'rollup' ? 'rollup' : ''}>
                <th scope="row">{labelled(row)}</th>
                <td>
                  <NumberButton id={row.id} n={row.n} title={titleOf(row)} />
                </td>
                <td>{format.count(row.N)}</td>
                <td>
                  {isNumber && row.statistic !== 'share'
                    ? plainNumber(row.estimate, format, words.isYear(field))
                    : format.percentSigned(row.n, row.N)}
                </td>
                <td class="bar">
                  {/* for a pointer; the number beside it is the same button for everybody */}
                  <svg
                    width="100%"
                    height="12"
                    aria-hidden="true"
                    onClick={() => {
                      opened.value = { kind: 'row', id: row.id, title: titleOf(row), isFrozen: false };
                    }}
                  >
                    <rect width={`${(100 * (row.n ?? 0)) / most}%`} height="12" />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <p class="note">
        {isNumber ? '' : `${sentence} `}
        <InEnglish>
          {notes
            .filter(note => note.code !== 'denominator')
            .map(note => note.message)
            .join(' ')}
        </InEnglish>
      </p>
      <CopyTable
        make={() =>
          plainTable(
            words.fieldTitle(field),
            [strings.category, strings.number, strings.of, strings.percent],
            rows.map(row => [
              wordCell(labelled(row)),
              numberCell(format.count(row.n), row.n),
              numberCell(format.count(row.N), row.N),
              wordCell(
                isNumber && row.statistic !== 'share'
                  ? plainNumber(row.estimate, format, words.isYear(field))
                  : format.percentSigned(row.n, row.N),
              ),
            ]),
            [sentence, ...(where.value === null ? [] : [strings.condition(where.value)])],
          )
        }
      />
    </section>
  );
}
