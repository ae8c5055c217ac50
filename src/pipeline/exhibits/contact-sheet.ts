import { htmlText } from '../../base/html-text.ts';
import { staticPage } from '../../base/static-page.ts';
import type { Finding } from '../../model/finding.ts';
import type { Output } from '../../write/output.ts';
import type { Shown } from './shown.ts';

/** Where the page is written. */
export const CONTACT_SHEET = 'out/figures-preview.html';

const STYLE =
  'body{font:14px/1.4 Arimo,Arial,sans-serif;margin:24px;background:#eee;color:#1a1a1a}main{display:flex;flex-wrap:wrap;gap:24px;align-items:flex-start}h1{flex:0 0 100%;margin:0}figure{margin:0;padding:12px;background:#fff}figure img{display:block;max-width:100%}figcaption{margin-top:8px;max-width:64em}code{background:#eee;padding:1px 4px}li{color:#8a3c00}';

/** One page with every figure at its printed size, its description, and what preflight found, without any script. */
export function contactSheet(shown: readonly Shown[], findings: readonly Finding[]): Output {
  const figures = shown
    .filter(exhibit => exhibit.svg !== null)
    .map(({ name, title, alt, svg, declaration }) => {
      const own = findings.filter(({ message }) => message.startsWith(`${name}: `));
      const list = own.map(({ code, message }) => `<li>${text(message)} (${text(code)})</li>`).join('');
      const size = / width="([\d.]+mm)" height="([\d.]+mm)"/.exec(svg!);
      const source = `data:image/svg+xml;base64,${Buffer.from(svg!, 'utf8').toString('base64')}`;
      return `<figure><img alt="${text(alt)}" src="${source}" style="width:${size?.[1] ?? 'auto'}"><figcaption><strong>${text(title)}</strong><br><code>figures/${text(name)}.yaml</code>, ${text(declaration.figure ?? '')}, ${size?.[1] ?? ''} × ${size?.[2] ?? ''}<br>${text(alt)}${list === '' ? '' : `<ul>${list}</ul>`}</figcaption></figure>`;
    });
  const data = staticPage({ title: 'Figures', style: STYLE, body: `<h1>Figures</h1>\n${figures.join('\n')}` });
  return { path: CONTACT_SHEET, data, inputs: [], rows: [] };
}

const text = (given: string): string => htmlText(given);
