import type { JSX } from 'preact';
import { cellOf } from '../../tabulate/data/listing.ts';
import { safeLink } from '../report/links.ts';
import { usePage } from './context.ts';
import { CellText, Identifier } from './studies.tsx';

/** One study: its citation, and every coded cell with the evidence beside it, in the codebook's groups. */
export function StudyCard({ studyKey }: { studyKey: string }): JSX.Element {
  const { loaded, strings, cite } = usePage();
  const { coded, beside, json } = loaded;
  const unit = loaded.unitOf(studyKey);
  if (unit === undefined)
    return (
      <h2 id="dialog-title" tabIndex={-1}>
        {studyKey}
      </h2>
    );
  const title = json.citation.title === null ? undefined : coded.columns.get(json.citation.title);
  const columns = [...coded.columns.values()];
  const groups = [...new Set(columns.map(column => column.field.group ?? ''))];
  return (
    <article class="card">
      <h2 id="dialog-title" tabIndex={-1}>
        {cite(unit).citation}
      </h2>
      {title === undefined ? null : <p class="big">{cellOf(title, unit).text}</p>}
      <p>
        <Identifier unit={unit} />
      </p>
      {groups.map(group => (
        <section key={group}>
          {group === '' ? null : <h3>{group}</h3>}
          <dl>
            {columns
              .filter(column => (column.field.group ?? '') === group)
              .map(column => {
                const cell = cellOf(column, unit);
                const { name } = column.field;
                const said = beside.flatMap(entry =>
                  entry.field === name && entry.of(unit) !== '' ? [{ part: entry.part, text: entry.of(unit) }] : [],
                );
                const address = column.kind === 'text' ? safeLink(cell.text) : null;
                return (
                  <div key={name}>
                    <dt>{column.field.title}</dt>
                    <dd>
                      {address === null ? (
                        <CellText state={cell.state} text={cell.text} />
                      ) : (
                        <a href={address} rel="noopener noreferrer">
                          {cell.text}
                        </a>
                      )}
                      {said.map(({ part, text }) => (
                        <p key={part} class="evidence">
                          {part === 'by' ? strings.by : strings.evidence}: {text}
                        </p>
                      ))}
                    </dd>
                  </div>
                );
              })}
          </dl>
        </section>
      ))}
    </article>
  );
}
