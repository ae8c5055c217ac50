import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { tabulate } from '../../analyses/tabulate.ts';
import { Fault } from '../../base/fault.ts';
import { printedRow } from '../data/printed-row.ts';
import type { ExhibitJson, OtherRowJson } from '../data/report-json.ts';
import { download } from '../report/download.ts';
import type { Loaded } from '../report/load-material.ts';
import { svgOfAddress } from '../report/svg-address.ts';
import { usePage } from './context.ts';
import { NumberButton } from './number-button.tsx';
import { useScrollStop, Wide } from './wide.tsx';

/** HTML of each exhibit's picture or table, by name: rendered on the server, and read from the page itself in the browser. */
export type ExhibitParts = ReadonlyMap<string, string>;

/** A figure's table twin has at most so many numbers; the CSV beside the page has all. */
const MOST = 120;

/** The figures and tables that the build made; they stay as they are, whatever the filter. */
export function Exhibits({ parts: partsOf }: { parts: () => ExhibitParts }): JSX.Element {
  const parts = useMemo(partsOf, [partsOf]);
  const { loaded, strings, units } = usePage();
  const frozen = ({ of }: ExhibitJson): string =>
    strings.frozen(loaded.format.count(of?.count ?? loaded.coded.units), of?.units ?? units);
  return (
    <section id="exhibits" aria-labelledby="exhibits-title">
      <h2 id="exhibits-title" tabIndex={-1}>
        {strings.sections.exhibits}
      </h2>
      {loaded.json.exhibits.map(exhibit => (
        <figure key={exhibit.name} id={`exhibit-${exhibit.name}`}>
          <figcaption>
            <strong>{exhibit.title}</strong> <span class="frozen">{frozen(exhibit)}</span>
          </figcaption>
          <Part exhibit={exhibit} html={parts.get(exhibit.name) ?? ''} />
          {exhibit.kind === 'table' ? null : (
            <>
              <details>
                <summary>{strings.altText}</summary>
                <p lang="en">{exhibit.alt}</p>
                {exhibit.notes.map(note => (
                  <p key={note} class="note" lang="en">
                    {note}
                  </p>
                ))}
              </details>
              <Twin exhibit={exhibit} loaded={loaded} />
            </>
          )}
          {exhibit.kind === 'table' && exhibit.files.length === 0 ? null : (
            <p class="actions">
              {strings.download}{' '}
              {exhibit.kind === 'table' ? null : (
                <button
                  type="button"
                  class="live"
                  onClick={event => {
                    const picture = event.currentTarget.closest('figure')?.querySelector('img');
                    download(`${exhibit.name}.svg`, svgOfAddress(picture?.src ?? ''), 'image/svg+xml');
                  }}
                >
                  {strings.saveSvg}
                </button>
              )}{' '}
              {exhibit.files.map(file => (
                <a key={file} href={encodeURI(`./${file}`)}>
                  {strings.besideFile(file)}
                </a>
              ))}
            </p>
          )}
        </figure>
      ))}
    </section>
  );
}

/** A picture or table that the server rendered; one listener for all numbers in it. */
function Part({ exhibit, html }: { exhibit: ExhibitJson; html: string }): JSX.Element {
  const { opened } = usePage();
  const element = useRef<HTMLDivElement>(null);
  useScrollStop(element);
  useEffect(() => {
    const open = (event: Event): void => {
      const button = event.target instanceof Element ? event.target.closest('button[data-row]') : null;
      const id = button?.getAttribute('data-row') ?? null;
      if (id !== null)
        opened.value = { kind: 'row', id, title: `${exhibit.title}: ${button?.textContent ?? ''}`, isFrozen: true };
    };
    element.current?.addEventListener('click', open);
    return () => element.current?.removeEventListener('click', open);
  }, []);
  return (
    // from our own renderer on the server, never from a cell
    <div ref={element} class="wide" lang="en" data-exhibit={exhibit.name} dangerouslySetInnerHTML={{ __html: html }} />
  );
}

/** A figure's numbers, counted again from its own request: each opens its studies. */
function Twin({ exhibit, loaded }: { exhibit: ExhibitJson; loaded: Loaded }): JSX.Element {
  const { strings } = usePage();
  const { format } = loaded;
  const rows =
    exhibit.of === undefined
      ? twinRows(exhibit, loaded)
      : exhibit.of.rows.flatMap(id => loaded.json.others.find(row => row.id === id) ?? []);
  const shown = rows.slice(0, MOST);
  return (
    <details>
      <summary>{strings.twin}</summary>
      {rows.length === 0 ? (
        <p>{strings.noTwin}</p>
      ) : (
        <Wide>
          <table>
            <caption>{exhibit.title}</caption>
            <thead>
              <tr>
                <th scope="col">{strings.category}</th>
                <th scope="col">{strings.group}</th>
                <th scope="col">{strings.number}</th>
                <th scope="col">{strings.of}</th>
                <th scope="col">{strings.percent}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(row => (
                <tr key={row.id}>
                  <th scope="row">{row.label}</th>
                  <td>{row.group}</td>
                  <td>
                    <NumberButton id={row.id} n={row.n} title={`${row.label} ${row.group}`} isFrozen />
                  </td>
                  <td>{format.count(row.N)}</td>
                  <td>{format.percentSigned(row.n, row.N)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length > MOST ? <p>{strings.first(format.count(MOST), format.count(rows.length))}</p> : null}
        </Wide>
      )}
    </details>
  );
}

/** Counts of a figure's requests; what several coders or a flow give stands in the files beside the page. */
function twinRows({ requests }: ExhibitJson, { material, words }: Loaded): Omit<OtherRowJson, 'studies'>[] {
  const countable = requests.filter(request =>
    ['shares', 'crosstab', 'trend', 'intersections'].includes(request.analysis),
  );
  try {
    return tabulate(countable, material)
      .rows.filter(
        row =>
          (row.statistic === 'share' || row.statistic === 'count') &&
          (row.with === null || row.base === 'all') &&
          (row.n ?? 0) > 0,
      )
      .map(row => printedRow(row, words));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [];
  }
}
