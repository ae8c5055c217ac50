import type { JSX } from 'preact';
import { confusionTable } from '../../analyses/agreement/confusion-table.ts';
import { fieldTables, overviewTable } from '../../analyses/agreement/table.ts';
import type { TableContext } from '../../analyses/result-table.ts';
import type { TableModel } from '../../model/table-model.ts';
import { wordsOf } from '../../model/words.ts';
import type { AgreementReport, FieldReport } from '../../pipeline/sheets/agreement.ts';
import { ModelTable } from '../report/model-table.tsx';
import type { Language } from '../strings/index.ts';
import { Wide } from '../views/wide.tsx';

/** So many differing cells are listed at once. */
const MOST = 200;

/** The tables and sentences of `scopebook agreement`: an overview, the statistic to report, every field in full, and the cells that differ. */
export function AgreementOf({ report, language }: { report: AgreementReport; language: Language }): JSX.Element {
  const { app: strings } = language.strings;
  const { format, material } = report.open;
  const words = wordsOf(material.coded);
  const titles = new Map(report.stages.flatMap(({ fields }) => fields.map(({ field, title }) => [field, title])));
  const fieldTitle = (field: string): string => titles.get(field) ?? words.fieldTitle(field);
  const context: TableContext = { words: { ...words, fieldTitle }, format, view: {} };
  // where no study is in both sheets, "0 cells differ" would be no answer
  const compared = report.stages.filter(({ fields }) => fields.length > 0);
  const problems = report.findings.filter(({ code, severity }) => code.startsWith('A') && severity !== 'note');
  return (
    <>
      {compared.length === 0 ? null : (
        <p role="status">{strings.disagreements(format.count(report.disagreements.length))}</p>
      )}
      {problems.map(({ message, code }) => (
        <p key={message} role="alert" class="notice" lang="en">
          {message} ({code})
        </p>
      ))}
      {compared.map(({ name, notes, fields }) => (
        <section key={name} lang="en">
          {report.stages.length < 2 ? null : <h3>{name}</h3>}
          {notes.map(note => (
            <p key={note.message} class="note">
              {note.message}
            </p>
          ))}
          <Shown
            table={{
              ...overviewTable(
                fields.flatMap(({ rows }) => rows),
                context,
              ),
              title: strings.tabs.agreement,
            }}
          />
          {fields.map(field => (
            <Field key={field.field} field={field} context={context} />
          ))}
        </section>
      ))}
      {report.guessed === null ? null : (
        <p class="notice" lang="en">
          {report.guessed}
        </p>
      )}
      {report.disagreements.length === 0 ? null : (
        <Differences report={report} language={language} fieldTitle={fieldTitle} />
      )}
    </>
  );
}

const Shown = ({ table }: { table: TableModel }): JSX.Element => (
  <Wide>
    <ModelTable model={table} isPlain />
  </Wide>
);

/** Which statistic to report of a field, and all of its numbers. */
function Field({ field, context }: { field: FieldReport; context: TableContext }): JSX.Element {
  const { title, advice, rows, confusion } = field;
  return (
    <details class="field">
      <summary>
        <strong>{title}</strong>
      </summary>
      <p>{advice.sentence}</p>
      {fieldTables(rows, context).map((table, at) => (
        <Shown key={String(at)} table={{ ...table, title }} />
      ))}
      {confusion === null ? null : <Shown table={confusionTable(confusion, title)} />}
    </details>
  );
}

/** The cells on which the coders differ. */
function Differences({
  report: { disagreements, open },
  language,
  fieldTitle,
}: {
  report: AgreementReport;
  language: Language;
  fieldTitle: (field: string) => string;
}): JSX.Element {
  const { app: strings, field, study } = language.strings;
  const coders = [...new Set(disagreements.flatMap(({ codes }) => codes.map(({ coder }) => coder)))];
  return (
    <details class="field">
      <summary>
        <strong>{strings.listDisagreements}</strong>
      </summary>
      <Wide>
        <table>
          <caption class="off-screen">{strings.listDisagreements}</caption>
          <thead>
            <tr>
              {[study, field, ...coders].map(head => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {disagreements.slice(0, MOST).map(entry => (
              <tr key={`${entry.stage} ${entry.key} ${entry.field}`}>
                <th scope="row">{entry.key}</th>
                <td>{fieldTitle(entry.field)}</td>
                {coders.map(coder => (
                  <td key={coder}>{entry.codes.find(code => code.coder === coder)?.code ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {disagreements.length > MOST ? (
        <p>{strings.firstRows(open.format.count(MOST), open.format.count(disagreements.length))}</p>
      ) : null}
    </details>
  );
}
