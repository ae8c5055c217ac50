import type { JSX } from 'preact';
import type { LeftOut } from '../../analyses/explain.ts';
import type { CitedUnit } from '../../model/listing.ts';
import type { OtherRowJson, OtherUnitsJson } from '../data/report-json.ts';
import { copy } from '../report/download.ts';
import { explainNumber } from '../report/explain-number.ts';
import type { Opened } from '../report/page-state.ts';
import { Announced } from './announced.tsx';
import { usePage } from './context.ts';
import { InEnglish } from './in-english.tsx';

/** As many of a list are shown as names; the studies table shows the rest page by page. */
const MOST = 1_000;

/** What stands behind a number: of studies three lists, counted, in the denominator but not counted, and without a value. */
export function UnitLists({ opened }: { opened: Opened & { readonly kind: 'row' } }): JSX.Element {
  const { exhibits, others } = usePage().loaded.json;
  const row = others.find(({ id }) => id === opened.id);
  const of = row === undefined ? undefined : exhibits.find(exhibit => exhibit.of?.rows.includes(row.id))?.of;
  return row === undefined || of === undefined ? (
    <OwnUnits opened={opened} />
  ) : (
    <OtherUnits opened={opened} row={row} of={of} />
  );
}

/** The studies that the units of another resource belong to. */
function OtherUnits({
  opened,
  row,
  of,
}: {
  opened: Opened & { readonly kind: 'row' };
  row: OtherRowJson;
  of: OtherUnitsJson;
}): JSX.Element {
  const { loaded, strings, cite } = usePage();
  const list = row.studies.map(cite);
  return (
    <>
      <h2 id="dialog-title" tabIndex={-1}>
        {strings.studiesBehind(opened.title)}
      </h2>
      <p class="big">
        {loaded.format.count(row.n)} {of.units}. {strings.frozen(loaded.format.count(of.count), of.units)}
      </p>
      <List
        title={strings.counted}
        hint={strings.otherUnitsHint(loaded.format.count(row.n), of.units)}
        list={list}
        opened={opened}
      />
    </>
  );
}

function OwnUnits({ opened }: { opened: Opened & { readonly kind: 'row' } }): JSX.Element {
  const { loaded, strings, material, units, unitsOf } = usePage();
  const { format, json } = loaded;
  const found = explainNumber(opened.id, opened.isFrozen ? loaded.material : material.value, json.citation);
  const heading = (
    <h2 id="dialog-title" tabIndex={-1}>
      {strings.studiesBehind(opened.title === '' ? opened.id : opened.title)}
    </h2>
  );
  if ('refusal' in found)
    return (
      <>
        {heading}
        <p>
          {strings.cannotList} <InEnglish>{found.refusal}</InEnglish>
        </p>
      </>
    );
  const number =
    found.n === null
      ? strings.computedFrom(format.count(found.studies.length), unitsOf(found.studies.length))
      : found.N === null
        ? `${format.count(found.n)} ${unitsOf(found.n)}`
        : strings.ofUnits(
            format.count(found.n),
            format.count(found.N),
            found.unit === 'mention' ? strings.mentions : units,
            format.percentSigned(found.n, found.N),
          );
  return (
    <>
      {heading}
      <p class="big">
        {number} {opened.isFrozen ? strings.frozen(format.count(loaded.coded.units), units) : ''}
      </p>
      <p class="actions">
        <Announced
          label={strings.copyNumber}
          run={() =>
            copy(
              `${number}; scopebook explain ${JSON.stringify(opened.id)}; data ${json.dataVersion}${json.disclosure === null ? '' : `; ${json.disclosure}`}`,
            )
          }
        />
      </p>
      <List
        title={strings.counted}
        hint={found.n === null ? strings.computedFromHint : strings.countedHint}
        list={found.studies}
        opened={opened}
      />
      {found.n === null ? null : (
        <List title={strings.notCounted} hint={strings.notCountedHint} list={found.others} opened={opened} />
      )}
      <List title={strings.withoutValue} hint={strings.withoutValueHint} list={found.excluded} opened={opened} />
    </>
  );
}

function List({
  title,
  hint,
  list,
  opened,
}: {
  title: string;
  hint: string;
  list: readonly (CitedUnit | LeftOut)[];
  opened: Opened;
}): JSX.Element {
  const page = usePage();
  const { loaded, strings } = page;
  return (
    <section class="units">
      <h3>
        {title} <span class="count">{loaded.format.count(list.length)}</span>
      </h3>
      <p class="note">{list.length === 0 ? strings.noneHere : hint}</p>
      <ul>
        {list.slice(0, MOST).map(unit => (
          <li key={unit.key}>
            <button
              type="button"
              class="study"
              data-study={unit.key}
              onClick={() => {
                page.opened.value = { kind: 'study', key: unit.key, back: opened };
              }}
            >
              {unit.citation}
            </button>
            {'reason' in unit ? ` (${unit.reason})` : ''}
          </li>
        ))}
      </ul>
      {list.length > MOST ? <p>{strings.more(loaded.format.count(list.length - MOST))}</p> : null}
    </section>
  );
}
