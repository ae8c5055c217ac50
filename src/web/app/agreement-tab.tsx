import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { AgreementReport } from '../../pipeline/sheets/agreement.ts';
import { InEnglish } from '../views/in-english.tsx';
import { Wide } from '../views/wide.tsx';
import { FileBox } from './file-box.tsx';
import type { TabProps } from './tab-props.ts';
import { agreement } from './workbench.ts';

type Sheet = { readonly name: string; readonly bytes: Uint8Array };

/** The agreement of the coders that the review declares, or of two sheets. */
export function AgreementTab({ bench, language, work }: TabProps): JSX.Element {
  const { app: strings, field, number, of, statistic } = language.strings;
  const [sheets, setSheets] = useState<readonly [Sheet | null, Sheet | null]>([null, null]);
  const [report, setReport] = useState<AgreementReport | null>(null);
  const [first, second] = sheets;
  const run = (given: readonly Sheet[]): void =>
    void work(async () => {
      setReport(await agreement(bench, given));
      return undefined;
    });
  const { format, coders } = bench.look.open;
  return (
    <main>
      <h2>{strings.tabs.agreement}</h2>
      {coders.length < 2 ? null : (
        <p>
          <button type="button" onClick={() => run([])}>
            {strings.ownCoders}
          </button>
        </p>
      )}
      <FileBox
        label={strings.coderA}
        accept=".csv,.tsv,.xlsx"
        take={async (name, bytes) => setSheets([{ name, bytes }, second])}
      />
      <FileBox
        label={strings.coderB}
        accept=".csv,.tsv,.xlsx"
        take={async (name, bytes) => setSheets([first, { name, bytes }])}
      />
      <p>
        <button
          type="button"
          disabled={first === null || second === null}
          onClick={() => run(sheets.flatMap(sheet => sheet ?? []))}
        >
          {strings.compare}
        </button>
      </p>
      {report === null ? null : (
        <>
          <p role="status">{strings.disagreements(format.count(report.disagreements.length))}</p>
          <Wide>
            <table>
              <caption>{strings.tabs.agreement}</caption>
              <thead>
                <tr>
                  <th scope="col">{field}</th>
                  <th scope="col">{statistic}</th>
                  <th scope="col">{number}</th>
                  <th scope="col">{of}</th>
                  <th scope="col">{strings.estimate}</th>
                </tr>
              </thead>
              <tbody>
                {report.rows.map(row => (
                  <tr key={row.id}>
                    <th scope="row">{row.field}</th>
                    <td>{row.label ?? row.statistic}</td>
                    <td>{format.count(row.n)}</td>
                    <td>{format.count(row.N)}</td>
                    <td>
                      {row.statistic === 'percent_agreement'
                        ? format.percentSigned(row.n, row.N)
                        : format.coefficient(row.estimate)}
                      {row.estimate === null ? <InEnglish> {row.warnings[0]?.message ?? ''}</InEnglish> : ''}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
          {report.stages
            .flatMap(stage => stage.notes)
            .map(note => (
              <p key={note.message} class="note" lang="en">
                {note.message}
              </p>
            ))}
        </>
      )}
    </main>
  );
}
