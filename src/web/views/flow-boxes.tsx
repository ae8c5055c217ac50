import type { JSX } from 'preact';
import type { FlowKey } from '../../model/flow.ts';
import { flowRecords } from '../report/flow-records.ts';
import { usePage } from './context.ts';

/** The boxes of the flow diagram as a list; each opens its records where the review has them. */
export function FlowBoxes(): JSX.Element | null {
  const { loaded, strings, units } = usePage();
  const { flow } = loaded.json;
  if (flow === null) return null;
  return (
    <section id="flow" aria-labelledby="flow-title">
      <h2 id="flow-title" tabIndex={-1}>
        {strings.sections.flow}
      </h2>
      <ul class="flow">
        {flow.boxes.map(([key, box]) => (
          <li key={key}>
            {box.label ?? strings.boxes[key] ?? key}{' '}
            <Box box={key} n={box.n} title={box.label ?? strings.boxes[key] ?? key} />
            {box.items.length === 0 ? null : (
              <ul>
                {box.items.map(item => (
                  <li key={item.label}>
                    {item.label} <Box box={`${key}\n${item.label}`} n={item.n} title={item.label} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <p class="note">
        {strings.flowFrom(flow.file)} {strings.frozen(loaded.format.count(loaded.coded.units), units)}
      </p>
    </section>
  );
}

function Box({ box, n, title }: { box: FlowKey | string; n: number; title: string }): JSX.Element {
  const { loaded, strings, opened } = usePage();
  const shown = loaded.format.count(n);
  const records = flowRecords(box, loaded.json);
  return (
    <button
      type="button"
      class={records === null ? 'number unlisted' : 'number'}
      data-n={n}
      aria-label={strings.open(`${title}: ${shown} ${strings.records}`)}
      onClick={() => {
        opened.value = { kind: 'records', box, title };
      }}
    >
      {shown}
    </button>
  );
}
