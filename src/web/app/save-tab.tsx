import type { JSX } from 'preact';
import { download } from '../report/download.ts';
import type { TabProps } from './tab-props.ts';
import { zippedFolder } from './zipped-folder.ts';

/** Everything as a zip that the command line opens. */
export function SaveTab({ bench, language, saved }: TabProps & { saved: () => void }): JSX.Element {
  const strings = language.strings.app;
  const { name } = bench.look.report.review;
  return (
    <main>
      <h2>{strings.tabs.save}</h2>
      <p>{strings.saveHint}</p>
      <p>
        <button
          type="button"
          onClick={() => {
            download(`${name}.zip`, zippedFolder(bench.folder) as Uint8Array<ArrayBuffer>, 'application/zip');
            saved();
          }}
        >
          {strings.saveZip}
        </button>
      </p>
      <p class="note">{strings.pdfHint}</p>
    </main>
  );
}
