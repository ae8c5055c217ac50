import type { JSX } from 'preact';
import { usePage } from './context.ts';
import { InEnglish } from './in-english.tsx';
import { Wide } from './wide.tsx';

/** What the page was made from, and what changed. */
export function About(): JSX.Element {
  const { loaded, strings } = usePage();
  const { json, format } = loaded;
  const { review } = json;
  return (
    <section id="about" aria-labelledby="about-title">
      <h2 id="about-title" tabIndex={-1}>
        {strings.sections.about}
      </h2>
      <p>{strings.made(json.scopebook)}</p>
      <p>{strings.findings(format.count(json.findings.errors), format.count(json.findings.warnings))}</p>
      {json.omitted.length === 0 ? null : <p>{strings.omitted(json.omitted.join(', '))}</p>}
      {json.leftOut.length === 0 ? null : <p>{strings.leftOut([...new Set(json.leftOut)].join('; '))}</p>}
      <dl class="facts">
        {review.version === null ? null : <dt>{strings.version('')}</dt>}
        {review.version === null ? null : <dd>{review.version}</dd>}
        {review.licence === null ? null : <dt>{strings.licence}</dt>}
        {review.licence === null ? null : <dd>{review.licence}</dd>}
        {review.sources.length === 0 ? null : <dt>{strings.sources}</dt>}
        {review.sources.map(source => (
          <dd key={source}>{source}</dd>
        ))}
        <dt>{strings.changes}</dt>
        <dd>{json.changes === null ? strings.noChanges : <InEnglish>{json.changes}</InEnglish>}</dd>
      </dl>
      <details>
        <summary>{strings.hashes}</summary>
        <Wide>
          <table>
            <thead>
              <tr>
                <th scope="col">{strings.file}</th>
                <th scope="col">SHA-256</th>
              </tr>
            </thead>
            <tbody>
              {json.hashes.map(([path, hash]) => (
                <tr key={path}>
                  <th scope="row">{path}</th>
                  <td class="hash">{hash}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </details>
    </section>
  );
}
