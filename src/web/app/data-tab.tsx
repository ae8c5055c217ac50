import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Finding } from '../../model/finding.ts';
import type { Fixed, PatchedCell } from '../../pipeline/sheets/fix.ts';
import { InEnglish } from '../views/in-english.tsx';
import { Wide } from '../views/wide.tsx';
import { CellForm } from './cell-form.tsx';
import { addressOf, type FoundCell, foundCells, worstFirst } from './found-cells.ts';
import { Grid, MARKS } from './grid.tsx';
import type { TabProps } from './tab-props.ts';
import { repairs } from './workbench.ts';

/** So many findings and rows are shown at once. */
const MOST = 200;

/** What is wrong with the sheet: a list of findings with their repairs, and the cells themselves in their rows. */
export function DataTab({ bench, language, work }: TabProps): JSX.Element {
  const strings = language.strings.app;
  const { open } = bench.look;
  const { findings, format } = open;
  const [fixed, setFixed] = useState<Fixed | null>(null);
  const [done, setDone] = useState(0);
  const [opened, setOpened] = useState<FoundCell | null>(null);
  const cells = useMemo(() => foundCells(open, fixed?.repairs ?? []), [open, fixed]);
  useEffect(() => {
    let isCurrent = true;
    repairs(bench, false)
      .then(found => {
        if (isCurrent) setFixed(found.fixed);
      })
      .catch(() => setFixed(null));
    return () => {
      isCurrent = false;
    };
  }, [bench]);
  const count = (severity: Finding['severity']): string =>
    format.count(findings.filter(finding => finding.severity === severity).length);
  const offered = fixed?.repairs.length ?? 0;
  return (
    <main>
      <h2>{strings.tabs.data}</h2>
      <p role="status">
        {strings.findings(count('error'), count('warning'))} {done > 0 ? strings.repaired(format.count(done)) : ''}
      </p>
      {fixed === null || offered === 0 ? null : (
        <>
          <p>
            <button
              type="button"
              onClick={() =>
                void work(async () => {
                  const made = await repairs(bench, true);
                  setDone(made.fixed.repairs.length);
                  return made.bench;
                })
              }
            >
              {strings.repairs(format.count(offered))}
            </button>
          </p>
          <Repairs cells={fixed.repairs} language={language} />
        </>
      )}
      {findings.length === 0 ? (
        <p>{strings.noFindings}</p>
      ) : (
        <Findings bench={bench} language={language} cells={cells} open={setOpened} />
      )}
      <Grid bench={bench} language={language} cells={cells} open={setOpened} />
      {opened === null ? null : (
        <CellForm
          key={opened.address}
          cell={opened}
          bench={bench}
          language={language}
          work={work}
          close={() => setOpened(null)}
        />
      )}
    </main>
  );
}

/** The findings, the worst first; what stands in a cell of the sheet can be opened there. */
function Findings({
  bench,
  language,
  cells,
  open,
}: Pick<TabProps, 'bench' | 'language'> & {
  cells: ReadonlyMap<string, FoundCell>;
  open: (cell: FoundCell) => void;
}): JSX.Element {
  const strings = language.strings.app;
  const { findings, format } = bench.look.open;
  return (
    <Wide>
      <table class="findings">
        <caption>{strings.findingsTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{strings.cellWord}</th>
            <th scope="col">{strings.finding}</th>
            <th scope="col">{strings.column}</th>
            <th scope="col">{language.strings.value}</th>
            <th scope="col">{strings.suggestion}</th>
          </tr>
        </thead>
        <tbody>
          {worstFirst(findings)
            .slice(0, MOST)
            .map((finding, at) => {
              const address = addressOf(finding);
              const cell = cells.get(address ?? '');
              return (
                <tr key={String(at)} class={finding.severity}>
                  <td>
                    {cell?.findings.includes(finding) === true ? (
                      <button
                        type="button"
                        class="study"
                        aria-label={strings.openCell(cell.address, finding.value ?? '', finding.message)}
                        onClick={() => open(cell)}
                      >
                        {address}
                      </button>
                    ) : (
                      (address ?? finding.row ?? '–')
                    )}
                  </td>
                  <td>
                    <span aria-hidden="true">{MARKS[finding.severity]}</span> {strings.severities[finding.severity]}:{' '}
                    <InEnglish>{finding.message}</InEnglish> ({finding.code})
                  </td>
                  <td>{finding.header}</td>
                  <td>{finding.value}</td>
                  <td>{finding.suggestion}</td>
                </tr>
              );
            })}
        </tbody>
      </table>
      {findings.length > MOST ? (
        <p>{strings.firstFindings(format.count(MOST), format.count(findings.length))}</p>
      ) : null}
    </Wide>
  );
}

/** What each safe repair would write, and why. */
function Repairs({ cells, language }: { cells: readonly PatchedCell[]; language: TabProps['language'] }): JSX.Element {
  const strings = language.strings.app;
  return (
    <details>
      <summary>{strings.listRepairs}</summary>
      <Wide>
        <table class="repairs">
          <caption class="off-screen">{strings.listRepairs}</caption>
          <thead>
            <tr>
              <th scope="col">{strings.cellWord}</th>
              <th scope="col">{language.strings.value}</th>
              <th scope="col">{strings.newValue}</th>
              <th scope="col">{language.strings.reason}</th>
            </tr>
          </thead>
          <tbody>
            {cells.slice(0, MOST).map(cell => (
              <tr key={`${cell.column}${cell.row}`}>
                <th scope="row">
                  {cell.column}
                  {cell.row}
                </th>
                <td class="exact">{cell.old}</td>
                <td class="exact">{cell.new}</td>
                <td>{cell.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </details>
  );
}
