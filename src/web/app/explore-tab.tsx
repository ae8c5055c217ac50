import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { renderToString } from 'preact-render-to-string';
import { fixTextWidths } from '../../export/figure/fix-text-widths.ts';
import { loadMaterial } from '../report/load-material.ts';
import { ModelTable, Picture } from '../report/model-table.tsx';
import { pageState } from '../report/page-state.ts';
import { ReportPage } from '../views/report-page.tsx';
import type { TabProps } from './tab-props.ts';

/** The report of the review as it is now, or why nothing may be counted. */
export function ExploreTab(props: TabProps): JSX.Element {
  const { duplicate } = props.bench.look.report;
  return duplicate === null ? (
    <Explored {...props} />
  ) : (
    <p role="alert" class="notice">
      {props.language.strings.app.duplicate(duplicate)}
    </p>
  );
}

/** The same page that the command line writes. */
function Explored({ bench, language }: TabProps): JSX.Element {
  const { look } = bench;
  const state = useMemo(() => pageState(loadMaterial(look.report), language), [look]);
  state.language.value = language;
  useEffect(() => {
    // on a phone the filters would stand before everything else
    if (!matchMedia('(min-width: 60rem)').matches) document.getElementById('facets')?.removeAttribute('open');
  }, []);
  // the last hook: rendering to text inside of it ends what hooks know of this component
  const parts = useMemo(() => {
    const map = new Map(
      look.shown.map(({ name, svg, model, alt }) => [
        name,
        svg !== null
          ? renderToString(<Picture name={name} alt={alt} svg={fixTextWidths(svg)} />)
          : model === null
            ? ''
            : renderToString(<ModelTable model={model} />),
      ]),
    );
    return () => map;
  }, [look]);
  return <ReportPage state={state} parts={parts} isInside />;
}
