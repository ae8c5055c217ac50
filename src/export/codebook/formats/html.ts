import { htmlText } from '../../../base/html-text.ts';
import { staticPage } from '../../../base/static-page.ts';
import { derivedText } from '../../../model/derived-text.ts';
import { codebookFormat } from '../codebook-format.ts';
import { humanCodebook } from '../human-codebook.ts';

const escaped = (text: string): string => htmlText(text).replaceAll('\n', '<br>');

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{text-align:left;vertical-align:top;padding:.25rem .5rem .25rem 0;border-bottom:1px solid #ccc}code{font-size:.9em}h1,h2,h3,code,dd{overflow-wrap:anywhere}dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.1rem 1rem}dt{color:#595959}dd{margin:0}h2{margin-top:2.5rem}h2.group{border-bottom:2px solid #1a1a1a}section h2{margin-top:1.5rem;font-size:1.17em}@media(max-width:30rem){td,th{overflow-wrap:anywhere}}';

/** One HTML page that needs nothing else: headings, a contents list, a table a field. */
export const html = codebookFormat({
  name: 'html',
  extension: 'html',
  describe: 'a codebook for people, as a page of its own',
  binary: false,
  async write(codebook) {
    const title = codebook.title || 'Codebook';
    const groups = humanCodebook(codebook);
    const ids = new Map(groups.flatMap(group => group.fields).map((field, i) => [field.name, `field-${i + 1}`]));
    const body = groups.flatMap(group => [
      ...(group.heading === null ? [] : [`<h2 class="group">${escaped(group.heading)}</h2>`]),
      ...group.fields.map(field => {
        // a field without a group stands as high as a group
        const level = group.heading === null ? 'h2' : 'h3';
        return [
          `<section aria-labelledby="${ids.get(field.name)}">`,
          `<${level} id="${ids.get(field.name)}">${escaped(field.title)} <code>${escaped(field.name)}</code></${level}>`,
          field.description === '' ? '' : `<p>${escaped(field.description)}</p>`,
          `<dl>${field.facts.map(([label, text]) => `<dt>${label}</dt><dd>${escaped(text)}</dd>`).join('')}</dl>`,
          field.categories.length === 0
            ? ''
            : `<table><thead><tr><th scope="col">Code</th><th scope="col">Label</th><th scope="col">Definition</th></tr></thead><tbody>${field.categories
                .map(
                  ({ code, label, description, depth }) =>
                    `<tr><td${depth > 0 ? ` style="padding-left:${depth * 1.25}rem"` : ''}><code>${escaped(code)}</code></td><td>${escaped(label)}</td><td>${escaped(description)}</td></tr>`,
                )
                .join('')}</tbody></table>`,
          '</section>',
        ].join('');
      }),
    ]);
    const rules = [
      ...codebook.rules.map(rule => `<li>${escaped(rule.name)}: <code>${escaped(rule.assert.text)}</code></li>`),
      ...codebook.derive.map(entry => `<li>${escaped(entry.title)}: <code>${escaped(derivedText(entry))}</code></li>`),
    ];
    const contents = groups
      .flatMap(group => group.fields)
      .map(field => `<li><a href="#${ids.get(field.name)}">${escaped(field.title)}</a></li>`)
      .join('');
    return {
      data: staticPage({
        title,
        style: STYLE,
        body: `<h1>${escaped(title)}</h1>${codebook.version === null ? '' : `<p>Version ${escaped(codebook.version)}</p>`}<nav aria-label="Fields"><ol>${contents}</ol></nav>\n${body.join('\n')}${rules.length === 0 ? '' : `\n<h2 class="group">Rules and derived fields</h2><ul>${rules.join('')}</ul>`}`,
      }),
      unsaid: [],
    };
  },
});
