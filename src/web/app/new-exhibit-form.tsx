import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { FIGURE_TYPES } from '../../figures/types/index.ts';
import type { CodedColumn } from '../../model/coded-table.ts';
import { TABLE_TYPES } from '../../tables/types/index.ts';
import { countableColumns } from '../report/facet-columns.ts';
import type { Strings } from '../strings/index.ts';
import { ChooseField } from '../views/choose-field.tsx';
import { FindField, isFound } from '../views/find-field.tsx';
import { addExhibit } from './add-exhibit.ts';
import type { TabProps } from './tab-props.ts';

type Kind = 'figure' | 'table';

const typeOf = (kind: Kind, name: string) =>
  kind === 'figure' ? FIGURE_TYPES.need(name, 'figure type', 'figure') : TABLE_TYPES.need(name, 'table type', 'table');

/** Types that need more than fields are declared in a file. */
const NOT_HERE = ['traffic-light', 'flow', 'agreement', 'disagreements'];

const OFFERED: readonly (readonly [Kind, string])[] = [
  ...FIGURE_TYPES.names.map(name => ['figure', name] as const),
  ...TABLE_TYPES.names.map(name => ['table', name] as const),
].filter(([, name]) => !NOT_HERE.includes(name));

/** A new figure or table: its type, the fields that the type needs, and a title. */
export function NewExhibitForm({ bench, language, work }: TabProps): JSX.Element {
  const { app: strings, field: fieldWord, nothing } = language.strings;
  const columns = countableColumns(bench.look.open.studies.coded);
  const [[kind, type], setType] = useState<readonly [Kind, string]>(OFFERED[0]!);
  const [field, setField] = useState(columns[0]?.field.name ?? '');
  const [other, setOther] = useState<string | null>(null);
  const [several, setSeveral] = useState<readonly string[]>([]);
  const [title, setTitle] = useState('');
  const [where, setWhere] = useState('');
  const { needs, describe } = typeOf(kind, type);
  const needed = needs.flat();
  const many = needed.includes('fields');
  const second = needed.includes('with') ? 'with' : 'by';
  const takesOther = second === 'with' || needed.includes('by') || (kind === 'figure' && type === 'timeline');
  return (
    <details class="field">
      <summary>
        <strong>{strings.newExhibit}</strong>
      </summary>
      <form
        onSubmit={event => {
          event.preventDefault();
          void work(() =>
            addExhibit(bench, {
              kind,
              type,
              title: title.trim(),
              fields: {
                ...(many
                  ? { fields: several.length > 0 ? several : [field] }
                  : needed.includes('field')
                    ? { field }
                    : {}),
                ...(takesOther && other !== null ? { [second]: other } : {}),
                ...(where.trim() === '' ? {} : { where: where.trim() }),
              },
            }),
          );
        }}
      >
        <label>
          {strings.type}{' '}
          <select
            value={`${kind} ${type}`}
            onChange={event => {
              const [next, name] = event.currentTarget.value.split(' ');
              setType([next === 'table' ? 'table' : 'figure', name ?? '']);
            }}
          >
            {OFFERED.map(([own, name]) => (
              <option key={`${own} ${name}`} value={`${own} ${name}`}>
                {strings.exhibitKinds[own]}: {name}
              </option>
            ))}
          </select>
        </label>
        <p class="note" lang="en">
          {describe}
        </p>
        {many ? <Several columns={columns} chosen={several} choose={setSeveral} strings={language.strings} /> : null}
        {!many && needed.includes('field') ? (
          <ChooseField label={fieldWord} columns={columns} value={field} choose={name => setField(name ?? '')} />
        ) : null}
        {takesOther ? (
          <ChooseField
            label={second === 'with' ? strings.exhibitWith : strings.exhibitBy}
            columns={columns}
            value={other}
            empty={nothing}
            choose={setOther}
          />
        ) : null}
        <label>
          {strings.fieldTitle} <input value={title} onInput={event => setTitle(event.currentTarget.value)} />
        </label>
        <label>
          {strings.exhibitWhere} <input value={where} onInput={event => setWhere(event.currentTarget.value)} />
        </label>
        <p>
          <button type="submit">{strings.addExhibit}</button>
        </p>
      </form>
    </details>
  );
}

function Several({
  columns,
  chosen,
  choose,
  strings,
}: {
  columns: readonly CodedColumn[];
  chosen: readonly string[];
  choose: (names: readonly string[]) => void;
  strings: Strings;
}): JSX.Element {
  const [typed, setTyped] = useState('');
  return (
    <fieldset>
      <legend>{strings.app.exhibitFields}</legend>
      <FindField count={columns.length} typed={typed} find={setTyped} label={strings.findField} />
      <div class="scrolled">
        {columns.map(({ field: { name, title } }) => (
          <label key={name} class="option" hidden={!chosen.includes(name) && !isFound({ name, title }, typed)}>
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={() =>
                choose(chosen.includes(name) ? chosen.filter(entry => entry !== name) : [...chosen, name])
              }
            />{' '}
            {title}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
