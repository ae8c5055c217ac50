import type { JSX } from 'preact';
import { TABLE_FORMATS } from '../../export/table/formats/index.ts';
import type { Shown } from '../../pipeline/exhibits/shown.ts';
import { download } from '../report/download.ts';
import { ModelTable, Picture } from '../report/model-table.tsx';
import { Wide } from '../views/wide.tsx';
import { removeExhibit } from './add-exhibit.ts';
import { NewExhibitForm } from './new-exhibit-form.tsx';
import { svgToPng } from './svg-to-png.ts';
import type { TabProps } from './tab-props.ts';
import { withFonts } from './with-fonts.ts';

/** What a table can be saved as here. */
const TABLE_FILES = ['docx', 'xlsx', 'html', 'md', 'tex', 'csv'] as const;

const TYPES: Readonly<Record<(typeof TABLE_FILES)[number], string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html',
  md: 'text/markdown',
  tex: 'application/x-tex',
  csv: 'text/csv',
};

/** The figures and tables of the review, drawn here, and a form for new ones. */
export function FiguresTab({ bench, language, work }: TabProps): JSX.Element {
  const strings = language.strings.app;
  const { shown, faults } = bench.look;
  return (
    <main>
      <h2>{strings.tabs.figures}</h2>
      <NewExhibitForm bench={bench} language={language} work={work} />
      {faults.map(fault => (
        <p key={fault.message} role="alert" class="notice" lang="en">
          {fault.message}. {fault.hint}
        </p>
      ))}
      {shown.length === 0 ? <p>{strings.noExhibits}</p> : <p class="note">{strings.previewHint}</p>}
      {shown.map(exhibit => (
        <figure key={exhibit.name}>
          <figcaption>
            <h3>{exhibit.title}</h3>
          </figcaption>
          <Wide>
            {exhibit.svg === null ? null : (
              <Picture name={exhibit.name} alt={exhibit.alt} svg={withFonts(exhibit.svg)} />
            )}
            {exhibit.model === null ? null : <ModelTable model={exhibit.model} isPlain />}
          </Wide>
          <p class="actions">
            {strings.saveAs} <Files exhibit={exhibit} png={strings.png} />
            <button type="button" onClick={() => void work(() => removeExhibit(bench, exhibit.name))}>
              {strings.removeExhibit(exhibit.title)}
            </button>
          </p>
        </figure>
      ))}
    </main>
  );
}

function Files({ exhibit: { name, svg, model }, png }: { exhibit: Shown; png: string }): JSX.Element {
  return (
    <>
      {svg === null ? null : (
        <>
          <button type="button" onClick={() => download(`${name}.svg`, svg, 'image/svg+xml')}>
            SVG
          </button>
          <button
            type="button"
            onClick={() => {
              void svgToPng(svg).then(picture => download(`${name}-preview.png`, picture, 'image/png'));
            }}
          >
            {png}
          </button>
        </>
      )}
      {model === null
        ? null
        : TABLE_FILES.map(format => (
            <button
              key={format}
              type="button"
              onClick={() => {
                const writer = TABLE_FORMATS.need(format, 'table format', 'format');
                void Promise.resolve(writer.write(model)).then(data =>
                  download(`${name}.${writer.extension}`, data as BlobPart, TYPES[format]),
                );
              }}
            >
              {format.toUpperCase()}
            </button>
          ))}
    </>
  );
}
