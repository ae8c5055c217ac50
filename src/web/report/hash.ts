import { type FieldFilter, type Filter, isEmptyChoice, NO_CHOICE } from './filter.ts';
import type { MapChoice } from './map-choice.ts';

/** What a link to a page carries. */
export interface Address {
  /** the data that the link was made for */
  readonly data: string;
  readonly filter: Filter;
  readonly search: string;
  readonly map: MapChoice | null;
  readonly shares: string | null;
  /** a study's key, or a result row's id */
  readonly study: string | null;
  readonly row: string | null;
  readonly embed: string | null;
  readonly language: string | null;
}

const MODES = ['any', 'all', 'none'] as const;
const FIELD = 'f.';

const words = (list: readonly string[]): string => list.map(encodeURIComponent).join(',');
const wordsIn = (text: string): string[] => (text === '' ? [] : text.split(',').map(word => decodeURIComponent(word)));

const choiceText = ({ mode, codes, states, from, to }: FieldFilter): string =>
  `${mode}:${words(codes)}~${words(states)}~${from ?? ''}..${to ?? ''}`;

function choiceOf(text: string): FieldFilter | null {
  const match = /^(any|all|none):([^~]*)~([^~]*)~(-?[\d.]{0,40}?)\.\.(-?[\d.]{0,40})$/.exec(text);
  if (match === null) return null;
  const [, mode, codes = '', states = '', from = '', to = ''] = match;
  const number = (word: string): number | null => (word === '' || !Number.isFinite(Number(word)) ? null : Number(word));
  const choice = {
    ...NO_CHOICE,
    mode: MODES.find(name => name === mode) ?? 'any',
    codes: wordsIn(codes),
    states: wordsIn(states),
    from: number(from),
    to: number(to),
  };
  return isEmptyChoice(choice) ? null : choice;
}

/**
 * The state of a page as the part of its address after `#`: by names and codes, never by labels.
 *
 * @example writeHash({ data: 'ab', filter: {}, search: 'x y', map: null, shares: null, study: null, row: null, embed: null, language: null }) // => 'data=ab&q=x+y'
 */
export function writeHash(address: Address): string {
  const query = new URLSearchParams({ data: address.data });
  if (address.search !== '') query.set('q', address.search);
  for (const [field, choice] of Object.entries(address.filter)) query.set(FIELD + field, choiceText(choice));
  if (address.map !== null) query.set('map', JSON.stringify(address.map));
  for (const name of ['shares', 'study', 'row', 'embed'] as const)
    if (address[name] !== null) query.set(name, address[name]);
  if (address.language !== null) query.set('lang', address.language);
  return query.toString();
}

/** Reads it back; what makes no sense is left out. */
export function readHash(hash: string): Address {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  const filter: Record<string, FieldFilter> = {};
  for (const [name, text] of query) {
    if (!name.startsWith(FIELD)) continue;
    try {
      const choice = choiceOf(text);
      if (choice !== null) filter[name.slice(FIELD.length)] = choice;
    } catch {
      // an address that somebody cut short
    }
  }
  let map: MapChoice | null = null;
  try {
    map = JSON.parse(query.get('map') ?? 'null') as MapChoice | null;
  } catch {
    map = null;
  }
  return {
    data: query.get('data') ?? '',
    filter,
    search: query.get('q') ?? '',
    map,
    shares: query.get('shares'),
    study: query.get('study'),
    row: query.get('row'),
    embed: query.get('embed'),
    language: query.get('lang'),
  };
}
