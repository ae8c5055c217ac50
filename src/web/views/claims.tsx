import type { JSX } from 'preact';
import type { VerdictName } from '../../model/verdict-names.ts';
import type { ClaimJson } from '../data/report-json.ts';
import { claimRow } from '../report/claim-row.ts';
import { paperWidths } from '../report/paper-widths.ts';
import { usePage } from './context.ts';
import { InEnglish } from './in-english.tsx';
import { NumberButton } from './number-button.tsx';
import { Wide } from './wide.tsx';

const GOOD: readonly VerdictName[] = ['reproduced', 'possible', 'other_rounding'];
const OPEN: readonly VerdictName[] = ['not_checkable'];
const MARKS = { good: '✓', bad: '✗', open: '○' };

/** Every number that a manuscript reports: what it says, what the data give, the verdict and the studies behind it. */
export function Claims(): JSX.Element {
  const { loaded, strings, units } = usePage();
  const { json, format } = loaded;
  const sources = [...new Set(json.claims.map(claim => claim.source))];
  return (
    <section id="claims" aria-labelledby="claims-title">
      <h2 id="claims-title" tabIndex={-1}>
        {strings.sections.claims}
      </h2>
      <p class="note">{strings.frozen(format.count(loaded.coded.units), units)}</p>
      {sources.map(source => (
        <details key={source} open={json.claims.some(claim => claim.source === source && claim.isUnexpected)}>
          <summary>
            {source} <span class="count">{json.claims.filter(claim => claim.source === source).length}</span>
          </summary>
          <ClaimsTable source={source} claims={json.claims.filter(claim => claim.source === source)} />
        </details>
      ))}
    </section>
  );
}

const reportedText = (claim: ClaimJson): string =>
  Object.entries(claim.reported)
    .map(([name, text]) => `${name} ${text}`)
    .join(', ');

/** The claims of one source. */
function ClaimsTable({ source, claims }: { source: string; claims: readonly ClaimJson[] }): JSX.Element {
  const { loaded, strings, units } = usePage();
  const { format } = loaded;
  const columns: readonly (readonly [head: string, texts: readonly string[]])[] = [
    [strings.claim, claims.map(({ id }) => id)],
    [strings.verdict, claims.map(({ verdict }) => strings.verdicts[verdict] ?? verdict)],
    [strings.reported, claims.map(reportedText)],
    [strings.now, []],
    [strings.explanation, claims.map(({ explanation }) => explanation)],
  ];
  const paper = paperWidths(columns.map(([head, texts]) => [head, ...texts]));
  return (
    <Wide>
      <table class={`claims ${paper.table}`}>
        <caption class="off-screen">{source}</caption>
        <thead>
          <tr>
            {columns.map(([head], at) => (
              <th key={head} scope="col" class={paper.column(at)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {claims.map(claim => {
            const row = claimRow(claim, loaded);
            const mark = GOOD.includes(claim.verdict) ? 'good' : OPEN.includes(claim.verdict) ? 'open' : 'bad';
            return (
              <tr key={claim.id}>
                <th scope="row">{claim.id}</th>
                <td class={`verdict ${mark}`}>
                  <span aria-hidden="true">{MARKS[mark]}</span> {strings.verdicts[claim.verdict] ?? claim.verdict}
                  {claim.isUnexpected ? <strong> ({strings.unexpected})</strong> : null}
                </td>
                <td>{reportedText(claim)}</td>
                <td>
                  {row === null ? (
                    '–'
                  ) : (
                    <NumberButton
                      id={row.id}
                      n={row.n}
                      isFrozen
                      title={claim.id}
                      text={strings.ofUnits(
                        format.count(row.n),
                        format.count(row.N),
                        units,
                        format.percentSigned(row.n, row.N),
                      )}
                    />
                  )}
                </td>
                <td>
                  <InEnglish>{claim.explanation}</InEnglish>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}
