import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { facetColumns } from '../report/facet-columns.ts';
import { usePage } from './context.ts';
import { Facet } from './facet.tsx';
import { FindField, isFound } from './find-field.tsx';

/** One facet a field, in the codebook's groups; only open ones are counted. */
export function Facets(): JSX.Element {
  const { loaded, strings, openFacets, filter } = usePage();
  const [typed, setTyped] = useState('');
  const all = facetColumns(loaded.coded);
  const columns = all.filter(({ field }) => filter.value[field.name] !== undefined || isFound(field, typed));
  const groups = [...new Set(columns.map(column => column.field.group ?? ''))];
  const toggle = (field: string, isOpen: boolean): void => {
    if (openFacets.value.has(field) === isOpen) return;
    const next = new Set(openFacets.value);
    if (isOpen) next.add(field);
    else next.delete(field);
    openFacets.value = next;
  };
  return (
    <aside class="facets live" aria-label={strings.filterBy}>
      <details id="facets" open>
        <summary>
          <h2>{strings.filterBy}</h2>
        </summary>
        <FindField count={all.length} typed={typed} find={setTyped} label={strings.findField} />
        {groups.map(group => (
          <div key={group}>
            {group === '' ? null : <h3>{group}</h3>}
            {columns
              .filter(column => (column.field.group ?? '') === group)
              .map(({ field }) => (
                <details
                  key={field.name}
                  class="facet"
                  open={openFacets.value.has(field.name)}
                  onToggle={event => toggle(field.name, event.currentTarget.open)}
                >
                  {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is the control of its details */}
                  <summary
                    onClick={event => {
                      // the browser reports an opening only later: whoever presses Tab at once would pass an empty facet
                      event.preventDefault();
                      toggle(field.name, !openFacets.value.has(field.name));
                    }}
                  >
                    {field.title}
                    {filter.value[field.name] === undefined ? '' : ' ●'}
                  </summary>
                  {openFacets.value.has(field.name) ? <Facet name={field.name} /> : null}
                </details>
              ))}
          </div>
        ))}
      </details>
    </aside>
  );
}
