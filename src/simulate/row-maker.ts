import { Fault } from '../base/fault.ts';
import { linearPattern } from '../base/linear-pattern.ts';
import type { Category, Codebook, Field } from '../model/codebook.ts';
import type { Random } from '../stats/random.ts';

/** What is planted in a synthetic sheet. */
export interface SheetPlan {
  readonly units: number;
  /** the probability that a cell says "not reported", where the field has a word for it */
  readonly missing: number;
  readonly association: PlannedAssociation | null;
  /** fields of the citation, whose values are no codes */
  readonly bibliography: ReadonlySet<string>;
}

/** The category of one field is more probable where another field has its first category. */
export interface PlannedAssociation {
  readonly field: string;
  readonly category: string;
  readonly by: string;
  readonly group: string;
  /** the probability of the category in that group, and in all others */
  readonly inside: number;
  readonly outside: number;
}

/** A sheet as columns of texts. */
export interface DrawnSheet {
  readonly headers: readonly string[];
  readonly rows: string[][];
  /** the probability of each code, by field: of a multi-select field that the code is among those of a unit */
  readonly margins: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** fields for whose pattern no text was found; their cells are blank */
  readonly blank: readonly string[];
}

/** Draws single rows, whose cells do not yet obey conditions and rules. */
export interface RowMaker {
  readonly headers: readonly string[];
  readonly margins: DrawnSheet['margins'];
  readonly blank: readonly string[];
  row(unit: number): string[];
}

const WORDS =
  'amber basin cedar delta ember fjord glade harbour inlet juniper kelp lagoon meadow nectar orchard prairie quartz reef summit tundra upland valley willow yarrow zephyr'.split(
    ' ',
  );

const codable = (field: Field): readonly Category[] => (field.categories ?? []).filter(entry => entry.codable);

/**
 * A maker of synthetic rows of a codebook. Margins are drawn once, so that all rows have the same: of a single-select field
 * weights from 1 to 4, of a multi-select field probabilities from 0.15 to 0.6.
 *
 * @throws Fault where no text meets the pattern of the key
 */
export function rowMaker(codebook: Codebook, plan: SheetPlan, random: Random): RowMaker {
  const { association } = plan;
  const margins: Record<string, Record<string, number>> = {};
  const blank = new Set<string>();
  for (const field of codebook.fields) {
    const codes = codable(field);
    if (codes.length === 0) continue;
    const weights = codes.map(() => 1 + 3 * random.uniform());
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    margins[field.name] = Object.fromEntries(
      codes.map(({ value }, i) => [
        value,
        field.type === 'list' ? 0.15 + 0.45 * random.uniform() : weights[i]! / total,
      ]),
    );
  }
  const key = codebook.primaryKey;
  // the association's group comes before the field that depends on it
  const order = [...codebook.fields].sort(
    (a, b) => Number(a.name === association?.field) - Number(b.name === association?.field),
  );
  const cellOf = (field: Field, unit: number, known: ReadonlyMap<string, string>): string => {
    if (key.includes(field.name)) return keyOf(field, unit);
    const isCoded = !field.given && !plan.bibliography.has(field.name);
    const token = [...field.missing].find(([, state]) => state === 'not_reported')?.[0];
    if (isCoded && token !== undefined && random.uniform() < plan.missing) return token;
    const codes = codable(field);
    if (codes.length > 0) return codedCell(field, margins[field.name]!, association, known, random);
    return openCell(field, unit, random, blank);
  };
  return {
    headers: codebook.fields.flatMap(field => field.columns?.map(column => column.name) ?? [field.name]),
    margins,
    get blank() {
      return [...blank];
    },
    row(unit) {
      const cells = new Map<string, string>();
      for (const field of order) cells.set(field.name, cellOf(field, unit, cells));
      return codebook.fields.flatMap(field => {
        const cell = cells.get(field.name)!;
        if (field.columns === null) return [cell];
        const items = new Set(cell.split('\n'));
        return field.columns.map(column => (items.has(column.value) ? (field.checked[0] ?? '1') : ''));
      });
    },
  };
}

function codedCell(
  field: Field,
  margin: Readonly<Record<string, number>>,
  association: PlannedAssociation | null,
  known: ReadonlyMap<string, string>,
  random: Random,
): string {
  const codes = codable(field);
  if (field.type === 'list') {
    const chosen = codes.filter(({ value }) => random.uniform() < margin[value]!);
    const alone = chosen.find(entry => entry.exclusive);
    const items = alone !== undefined ? [alone] : chosen.length > 0 ? chosen : [codes[random.below(codes.length)]!];
    return items.map(entry => entry.value).join(field.columns === null ? (field.delimiter ?? ',') : '\n');
  }
  if (association?.field === field.name) {
    const p = known.get(association.by) === association.group ? association.inside : association.outside;
    if (random.uniform() < p) return association.category;
    const others = codes.filter(({ value }) => value !== association.category);
    return weighted(
      others.map(({ value }) => value),
      value => margin[value]!,
      random,
    );
  }
  return weighted(
    codes.map(({ value }) => value),
    value => margin[value]!,
    random,
  );
}

/** One of the values, with a probability proportional to its weight. */
export function weighted(values: readonly string[], weight: (value: string) => number, random: Random): string {
  let at = random.uniform() * values.reduce((sum, value) => sum + weight(value), 0);
  for (const value of values) {
    at -= weight(value);
    if (at < 0) return value;
  }
  return values.at(-1)!;
}

function keyOf(field: Field, unit: number): string {
  const number = unit + 1;
  const candidates = [4, 3, 5, 2].flatMap(width =>
    ['s', 'S', ''].flatMap(mark => ['', '.1', '-1'].map(end => `${mark}${String(number).padStart(width, '0')}${end}`)),
  );
  const found = candidates.find(text => fits(field, text));
  if (found !== undefined) return found;
  throw new Fault(
    'key-pattern',
    `no key of unit ${number} meets the pattern "${field.constraints.pattern}" of ${field.name}`,
    'simulate fewer units, or give the key a pattern such as "s[0-9]{4}" in a copy of the codebook',
  );
}

const fits = (field: Field, text: string): boolean =>
  field.constraints.pattern === null || linearPattern(field.constraints.pattern).matches(text);

const itemsFit = ({ itemPattern, delimiters }: Field, text: string): boolean =>
  itemPattern === null ||
  delimiters
    .reduce((items, delimiter) => items.flatMap(item => item.split(delimiter)), [text])
    .every(item => linearPattern(itemPattern).matches(item.trim()));

function openCell(field: Field, unit: number, random: Random, blank: Set<string>): string {
  const { constraints } = field;
  switch (field.type) {
    case 'year':
    case 'integer':
    case 'number': {
      const low = constraints.minimum ?? (/year/i.test(field.name) ? 2015 : 0);
      const high = constraints.maximum ?? (/year/i.test(field.name) || field.type === 'year' ? 2025 : low + 500);
      const least = field.type === 'year' && constraints.minimum === null ? 2015 : Math.ceil(low);
      return String(least + random.below(Math.max(1, Math.floor(high) - least + 1)));
    }
    case 'boolean':
      return (random.uniform() < 0.5 ? field.trueValues : field.falseValues)[0] ?? '';
    case 'date':
      return `${2015 + random.below(11)}-${String(1 + random.below(12)).padStart(2, '0')}-01`;
    default: {
      const words = Array.from({ length: 4 }, () => WORDS[random.below(WORDS.length)]!).join(' ');
      // a short open item, or a text; the codebook's own example where its pattern asks for something else
      const texts = [
        ...(field.type === 'list' ? [WORDS[random.below(WORDS.length)]!] : []),
        `Synthetic ${unit + 1} ${words}`,
        `synthetic | ${words}`,
        field.example ?? '',
      ];
      const found = texts.find(text => text !== '' && fits(field, text) && itemsFit(field, text));
      if (found === undefined) blank.add(field.name);
      return found ?? '';
    }
  }
}
