import { htmlText } from '../../base/html-text.ts';
import { staticPage } from '../../base/static-page.ts';
import type { CheckedClaim } from '../check.ts';
import { bySource, coverageWords, reportedCell, reportFormat, verdictWords } from '../report-format.ts';

const HEADS = ['Claim', 'Reported', 'Verdict', 'Explanation'] as const;

/** On a narrow screen a claim is a block with its heads beside its cells; the roles keep it a table for screen readers. */
const STYLE = `body { font: 1rem/1.45 Arial, Helvetica, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1a1a1a; background: #fff; }
h1, h2, caption, th, td { overflow-wrap: anywhere; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; border-top: 2px solid; border-bottom: 2px solid; }
caption { text-align: left; padding: .4rem 0; color: #444; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; }
thead th { border-bottom: 1px solid; }
thead th:nth-child(1) { width: 20%; } thead th:nth-child(2) { width: 13%; } thead th:nth-child(3) { width: 15%; }
tr.unexpected { background: #fdeceb; }
@media (max-width: 45rem) {
table, caption, tbody, tr, tbody th, td { display: block; }
thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
tbody tr { padding: .4rem 0; border-top: 1px solid #ccc; }
tbody th, td { padding: .1rem .6rem; }
td::before { content: attr(data-head) ": "; color: #595959; }
}`;

export const html = reportFormat({
  name: 'html',
  describe: 'one page, without scripts',
  write(check, { title }) {
    const heading = `Reported numbers${title === undefined ? '' : `: ${title}`}`;
    const unexpected = new Set(check.unexpected);
    const tables = bySource(check).map(
      ([source, claims]) => `<section>
<h2>${htmlText(source)}</h2>
<table>
<caption>Verdicts on the numbers of ${htmlText(source)}</caption>
<thead><tr>${HEADS.map(head => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>
${claims.map(claim => row(claim, unexpected.has(claim))).join('\n')}
</tbody>
</table>
</section>`,
    );
    return staticPage({
      title: heading,
      style: STYLE,
      body: `<h1>${htmlText(heading)}</h1>
<p>${htmlText(coverageWords(check))}</p>
${tables.join('\n')}`,
    });
  },
});

function row(claim: CheckedClaim, unexpected: boolean): string {
  const also =
    claim.also.length === 0 ? '' : `<br><small>also ${htmlText(claim.also.map(verdictWords).join(', '))}</small>`;
  const verdict = `${htmlText(verdictWords(claim.verdict))}${also}${unexpected ? '<br><strong>unexpected</strong>' : ''}`;
  const cells = [htmlText(reportedCell(claim)), verdict, htmlText(claim.explanation)];
  return `<tr${unexpected ? ' class="unexpected"' : ''}><th scope="row">${htmlText(claim.id)}</th>${cells
    .map((cell, i) => `<td data-head="${HEADS[i + 1]}">${cell}</td>`)
    .join('')}</tr>`;
}
