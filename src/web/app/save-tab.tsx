import type { JSX } from 'preact';
import { download } from '../report/download.ts';
import { svgToPng } from './svg-to-png.ts';
import type { TabProps } from './tab-props.ts';
import { zippedFolder } from './zipped-folder.ts';

/** Everything as a zip that the command line opens, and the figures one by one. */
export function SaveTab({ bench, language }: TabProps): JSX.Element {
  const strings = language.strings.app;
  const { name } = bench.look.report.review;
  return (
    <main>
      <h2>{strings.tabs.save}</h2>
      <p>{strings.saveHint}</p>
      <p>
        <button
          type="button"
          onClick={() =>
            download(`${name}.zip`, zippedFolder(bench.folder) as Uint8Array<ArrayBuffer>, 'application/zip')
          }
        >
          {strings.saveZip}
        </button>
      </p>
      <ul>
        {bench.look.shown.flatMap(({ name: figure, title, svg }) =>
          svg === null
            ? []
            : [
                <li key={figure}>
                  {title}{' '}
                  <button type="button" onClick={() => download(`${figure}.svg`, svg, 'image/svg+xml')}>
                    SVG
                  </button>{' '}
                  <button
                    type="button"
                    onClick={() => {
                      void svgToPng(svg).then(png => download(`${figure}-preview.png`, png, 'image/png'));
                    }}
                  >
                    {strings.png}
                  </button>
                </li>,
              ],
        )}
      </ul>
    </main>
  );
}
