import { bySource, coverageWords, reportedCell, reportFormat, verdictWords } from '../report-format.ts';

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

export const html = reportFormat({
  name: 'html',
  describe: 'one page, without scripts',
  write(check, { title }) {
    const heading = `Reported numbers${title === undefined ? '' : `: ${title}`}`;
    const unexpected = new Set(check.unexpected);
    const tables = bySource(check).map(([source, claims]) => {
      const rows = claims.map(
        claim =>
          `<tr${unexpected.has(claim) ? ' class="unexpected"' : ''}><th scope="row">${escaped(claim.id)}</th><td>${escaped(reportedCell(claim))}</td><td>${escaped(verdictWords(claim.verdict))}${claim.also.length > 0 ? `<br><small>also ${escaped(claim.also.map(verdictWords).join(', '))}</small>` : ''}${unexpected.has(claim) ? '<br><strong>unexpected</strong>' : ''}</td><td>${escaped(claim.explanation)}</td></tr>`,
      );
      return `<section>\n<h2>${escaped(source)}</h2>\n<table>\n<caption>Verdicts on the numbers of ${escaped(source)}</caption>\n<thead><tr><th scope="col">Claim</th><th scope="col">Reported</th><th scope="col">Verdict</th><th scope="col">Explanation</th></tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>\n</section>`;
    });
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(heading)}</title>
<style>
body { font: 1rem/1.45 Arial, Helvetica, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1a1a1a; background: #fff; }
table { border-collapse: collapse; width: 100%; border-top: 2px solid; border-bottom: 2px solid; }
caption { text-align: left; padding: .4rem 0; color: #444; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; }
thead th { border-bottom: 1px solid; }
tr.unexpected { background: #fdeceb; }
</style>
</head>
<body>
<main>
<h1>${escaped(heading)}</h1>
<p>${escaped(coverageWords(check))}</p>
${tables.join('\n')}
</main>
</body>
</html>
`;
  },
});
