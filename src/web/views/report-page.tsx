import type { JSX } from 'preact';
import type { PageState } from '../report/page-state.ts';
import { About } from './about.tsx';
import { Claims } from './claims.tsx';
import { PageContext } from './context.ts';
import { Dialog } from './dialog.tsx';
import { EvidenceMap } from './evidence-map.tsx';
import { type ExhibitParts, Exhibits } from './exhibits.tsx';
import { Facets } from './facets.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FlowBoxes } from './flow-boxes.tsx';
import { Jumps } from './jumps.tsx';
import { Later } from './later.tsx';
import { Overview } from './overview.tsx';
import { Shares } from './shares.tsx';
import { Studies } from './studies.tsx';

/** The whole report: rendered on the server for reading, and again in the browser to come alive. */
export function ReportPage({
  state,
  parts,
  isInside = false,
}: {
  state: PageState;
  parts: () => ExhibitParts;
  /** whether it is a part of the workbench */
  isInside?: boolean;
}): JSX.Element {
  const { strings } = state.language.value;
  const { exhibits, claims, flow } = state.loaded.json;
  return (
    <PageContext.Provider value={state}>
      <a class="skip" href="#map">
        {strings.skip}
      </a>
      <Overview isInside={isInside} />
      <noscript>
        <p class="notice">{strings.noScript}</p>
      </noscript>
      {state.isOtherData.value ? <p class="notice">{strings.otherData}</p> : null}
      <Jumps />
      <FilterBar isInside={isInside} />
      <div class="columns">
        <Facets />
        <main>
          <Later>
            <EvidenceMap />
          </Later>
          <Later>
            <Shares />
          </Later>
          {exhibits.length === 0 ? null : (
            <Later>
              <Exhibits parts={parts} />
            </Later>
          )}
          {claims.length === 0 ? null : (
            <Later>
              <Claims />
            </Later>
          )}
          {flow === null ? null : (
            <Later>
              <FlowBoxes />
            </Later>
          )}
          <Later>
            <Studies />
          </Later>
          <Later>
            <About />
          </Later>
        </main>
      </div>
      <Dialog />
    </PageContext.Provider>
  );
}
