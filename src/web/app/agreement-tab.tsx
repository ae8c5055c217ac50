import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { AgreementReport } from '../../pipeline/sheets/agreement.ts';
import { AgreementOf } from './agreement-of.tsx';
import { FileBox } from './file-box.tsx';
import type { TabProps } from './tab-props.ts';
import { agreement } from './workbench.ts';

type Sheet = { readonly name: string; readonly bytes: Uint8Array };

/** The agreement of the coders that the review declares, or of two sheets. */
export function AgreementTab({ bench, language, work }: TabProps): JSX.Element {
  const { app: strings } = language.strings;
  const [sheets, setSheets] = useState<readonly [Sheet | null, Sheet | null]>([null, null]);
  const [report, setReport] = useState<AgreementReport | null>(null);
  const [first, second] = sheets;
  const run = (given: readonly Sheet[]): void =>
    void work(async () => {
      setReport(await agreement(bench, given));
      return undefined;
    });
  const { coders } = bench.look.open;
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
        take={async (name, bytes) => setSheets(([, other]) => [{ name, bytes }, other])}
      />
      <FileBox
        label={strings.coderB}
        accept=".csv,.tsv,.xlsx"
        take={async (name, bytes) => setSheets(([other]) => [other, { name, bytes }])}
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
      {report === null ? null : <AgreementOf report={report} language={language} />}
    </main>
  );
}
