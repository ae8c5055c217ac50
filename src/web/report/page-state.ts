import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { CodedColumn, CodedTable } from '../../model/coded-table.ts';
import type { CitedUnit } from '../../model/listing.ts';
import type { Material } from '../../model/material.ts';
import { citer } from '../../tabulate/data/listing.ts';
import { type Selection, select } from '../../tabulate/data/selection.ts';
import { type Language, languageNamed } from '../strings/index.ts';
import { countableColumns, countsOfAll } from './facet-columns.ts';
import { type Fails, failsOf } from './facet-counts.ts';
import { type Filter, filterExpression } from './filter.ts';
import { type Address, readHash, writeHash } from './hash.ts';
import type { Loaded } from './load-material.ts';
import { MAP_VIEWS, type MapChoice } from './map-choice.ts';
import { searchIndex } from './search.ts';
import { someUnits } from './some-units.ts';

/** What a dialog shows: the units behind a row or an expression, the records of a flow box, or one study. */
export type Opened =
  | { readonly kind: 'row'; readonly id: string; readonly title: string; readonly isFrozen: boolean }
  | { readonly kind: 'records'; readonly box: string; readonly title: string }
  | { readonly kind: 'study'; readonly key: string; readonly back: Opened | null };

/** Everything that changes while a page is read: signals that people set, and what follows from them. */
export interface PageState {
  readonly loaded: Loaded;
  readonly language: Signal<Language>;
  readonly filter: Signal<Filter>;
  readonly search: Signal<string>;
  readonly map: Signal<MapChoice>;
  readonly shares: Signal<string>;
  readonly page: Signal<number>;
  readonly opened: Signal<Opened | null>;
  readonly embed: Signal<string | null>;
  /** while printing every row is there */
  readonly isPrinting: Signal<boolean>;
  /** a link that was made for other data */
  readonly isOtherData: Signal<boolean>;
  /** the facets that are open; only these are counted */
  readonly openFacets: Signal<ReadonlySet<string>>;
  /** the filter as `--where` takes it; null for none */
  readonly where: ReadonlySignal<string | null>;
  /** the units that the search finds, or all */
  readonly coded: ReadonlySignal<CodedTable>;
  readonly material: ReadonlySignal<Material>;
  readonly selection: ReadonlySignal<Selection>;
  readonly fails: ReadonlySignal<Fails>;
  readonly isFiltered: ReadonlySignal<boolean>;
  /** nothing is chosen yet, so that the page shows what the server rendered */
  readonly isAsServed: ReadonlySignal<boolean>;
  /** citations by unit of the whole data */
  cite(unit: number): CitedUnit;
  /** reads the cells for the search, a column at a time, so that the page stays usable */
  prepareSearch(): void;
  address(): string;
  restore(hash: string): void;
}

/** The map that a page begins with: two fields with categories, the first two of the exhibits or of the codebook. */
export function firstMap({ coded, json }: Loaded): MapChoice {
  const columns = countableColumns(coded).map(column => column.field.name);
  const asked = json.exhibits
    .flatMap(exhibit => exhibit.requests)
    .filter(request => request.analysis === 'crosstab')
    .map(request => request.fields)
    .find(fields => fields.length === 2 && fields.every(field => columns.includes(field)));
  const declared = columns.filter(name => coded.columns.get(name)?.field.categories !== null);
  const best = declared.length >= 2 ? declared : columns;
  const [rows, second] = asked ?? firstTwo(best, name => showsPattern(coded.columns.get(name)));
  return {
    rows: rows ?? '',
    columns: second ?? '',
    segment: null,
    view: 'heat',
    hideEmpty: false,
    gaps: false,
    folded: [],
  };
}

/** More categories than this make a first map that does not fit a screen. */
const MOST_LINES = 25;

/** Whether a field tells units apart, so that a map of it shows something. */
function showsPattern(column: CodedColumn | undefined): boolean {
  if (column === undefined) return false;
  const used = countsOfAll(column).levels.filter(n => n > 0).length;
  return used >= 2 && used <= MOST_LINES;
}

/** The first two names that fit, filled up with others in their order; no name is looked at that is not needed. */
function firstTwo(names: readonly string[], fits: (name: string) => boolean): readonly string[] {
  const found: string[] = [];
  for (const name of names) if (found.length < 2 && fits(name)) found.push(name);
  return [...found, ...names.filter(name => !found.includes(name))].slice(0, 2);
}

/** The state of a page. */
export function pageState(loaded: Loaded, language: Language): PageState {
  const { json } = loaded;
  const filter = signal<Filter>({});
  const search = signal('');
  const served = firstMap(loaded);
  const map = signal(served);
  const shares = signal(served.rows);
  const page = signal(0);
  const opened = signal<Opened | null>(null);
  const embed = signal<string | null>(null);
  const isOtherData = signal(false);
  const spoken = signal(language);
  const where = computed(() => filterExpression(filter.value, loaded.coded.columns));
  const index = searchIndex(loaded.coded, loaded.beside);
  const coded = computed(() => {
    const mask = index.find(search.value);
    return mask === null ? loaded.coded : someUnits(loaded.coded, mask);
  });
  const material = computed(() => ({ ...loaded.material, coded: coded.value }));
  const selection = computed(() => select(coded.value, where.value));
  const fails = computed(() => failsOf(coded.value, filter.value));
  const isFiltered = computed(() => where.value !== null || coded.value !== loaded.coded);
  const isPrinting = signal(false);
  const cite = citer(loaded.coded, json.citation);
  const isKnown = (name: string): boolean => loaded.coded.columns.has(name);
  const isMap = (choice: MapChoice | null): choice is MapChoice =>
    choice !== null &&
    isKnown(choice.rows) &&
    isKnown(choice.columns) &&
    (choice.segment === null || isKnown(choice.segment)) &&
    MAP_VIEWS.includes(choice.view) &&
    Array.isArray(choice.folded);
  return {
    loaded,
    language: spoken,
    filter,
    search,
    map,
    shares,
    page,
    opened,
    embed,
    isPrinting,
    isOtherData,
    openFacets: signal<ReadonlySet<string>>(new Set()),
    where,
    coded,
    material,
    selection,
    fails,
    isFiltered,
    isAsServed: computed(
      () =>
        !isFiltered.value &&
        !isPrinting.value &&
        map.value === served &&
        shares.value === served.rows &&
        page.value === 0 &&
        spoken.value === language,
    ),
    cite,
    prepareSearch: () => {
      const step = (): void => {
        if (index.readNext()) setTimeout(step, 0);
      };
      step();
    },
    address: () => {
      const { value } = opened;
      const address: Address = {
        data: json.dataVersion,
        filter: filter.value,
        search: search.value,
        map: map.value,
        shares: shares.value,
        study: value?.kind === 'study' ? value.key : null,
        row: value?.kind === 'row' ? value.id : null,
        embed: embed.value,
        language: spoken.value.code === 'en' ? null : spoken.value.code,
      };
      return writeHash(address);
    },
    restore: hash => {
      if (hash.replace(/^#/, '') === '' || !hash.includes('=')) return;
      const address = readHash(hash);
      isOtherData.value = address.data !== '' && address.data !== json.dataVersion;
      filter.value = Object.fromEntries(
        Object.entries(address.filter).flatMap(([field, choice]) => {
          const column = loaded.coded.columns.get(field);
          if (column === undefined) return [];
          const codes = new Set('levels' in column ? column.levels.map(level => level.value) : []);
          return [[field, { ...choice, codes: choice.codes.filter(code => codes.has(code)) }]];
        }),
      );
      search.value = address.search;
      if (isMap(address.map)) map.value = address.map;
      if (address.shares !== null && isKnown(address.shares)) shares.value = address.shares;
      if (address.language !== null) spoken.value = languageNamed(address.language);
      embed.value = address.embed;
      page.value = 0;
      opened.value =
        address.study !== null && loaded.unitOf(address.study) !== undefined
          ? { kind: 'study', key: address.study, back: null }
          : address.row !== null
            ? { kind: 'row', id: address.row, title: '', isFrozen: false }
            : null;
    },
  };
}
