import { plainDigits } from '../base/plain-digits.ts';
import { isNumeric } from '../model/close-codebook.ts';
import type { Field } from '../model/codebook.ts';
import type { Level } from '../model/coded-table.ts';
import { type DateReader, dateReader } from '../model/date-reader.ts';
import { ListSplitter } from '../model/list-splitter.ts';
import { CODED, NOT_CODED, STATES } from '../model/state.ts';
import type { Item, Reading } from './reading.ts';
import { Spellings } from './spelling.ts';

const NOTHING: readonly Item[] = [];

/** Reads the cells of one field: raw text in, state and codes out. Open levels are numbered as they first appear. */
export class CellReader {
  readonly field: Field;
  /** the codebook's categories, then (for open fields) what the data hold */
  readonly levels: Level[];
  private readonly spellings: Spellings | null;
  private readonly splitter: ListSplitter | null;
  private readonly text: boolean;
  private readonly workbook: boolean;
  private readonly lists: boolean;
  private readonly day: DateReader | null;
  private readonly open = new Map<string, number>();
  private readonly tokens: ReadonlyMap<string, number>;

  /**
   * @param text the cells of an open field are text: too varied to be levels, and none is kept
   * @param workbook numbers of a workbook have a point, whatever mark its text cells use
   * @param lists cells are lists, written as JSON
   */
  constructor(field: Field, { text = false, workbook = false, lists = false } = {}) {
    this.field = field;
    this.text = text;
    this.workbook = workbook;
    this.lists = lists;
    const categories = field.categories ?? (field.type === 'boolean' ? BOOLEAN(field) : null);
    this.levels = (categories ?? []).map(category => ({
      value: category.value,
      label: category.label,
      declared: true,
    }));
    this.spellings = categories === null ? null : new Spellings(categories);
    this.splitter = field.type === 'list' ? new ListSplitter(field.delimiters, this.spellings?.all() ?? []) : null;
    this.day = field.type === 'date' ? dateReader(field.dateFormat) : null;
    this.tokens = new Map([...field.missing].map(([token, state]) => [token, STATES.indexOf(state)]));
  }

  read(raw: string): Reading {
    const cell = raw.trim();
    if (cell === '') return { raw, state: NOT_CODED, items: NOTHING, value: Number.NaN, typed: true };
    const token = this.tokens.get(cell);
    if (token !== undefined) return { raw, state: token, items: NOTHING, value: Number.NaN, typed: true };
    if (this.lists) return this.listed(raw, cell);
    if (this.splitter !== null) return this.list(raw, this.splitter.split(cell));
    if (this.spellings === null && isNumeric(this.field.type)) return this.number(raw, cell);
    if (this.spellings !== null)
      return { raw, state: CODED, items: [this.item(cell, raw)], value: Number.NaN, typed: true };
    const day = this.day === null ? cell : this.day(cell);
    return { raw, state: CODED, items: [this.openItem(day ?? cell)], value: Number.NaN, typed: day !== null };
  }

  /** The state of a missing token, or null: for items inside a list. */
  isToken(item: string): boolean {
    return this.tokens.has(item);
  }

  /** A list as the file holds it: nothing is split, and an empty list is coded with no item. */
  private listed(raw: string, cell: string): Reading {
    if (this.splitter === null)
      return { raw, state: CODED, items: NOTHING, value: Number.NaN, typed: true, isList: true };
    const items = JSON.parse(cell) as (string | null)[];
    const texts = items.flatMap(item => (item === null ? [] : [item.trim()]));
    return { ...this.list(raw, texts), nullItems: items.length - texts.length };
  }

  /** Items named twice count once, empty ones not at all; what was left out is kept for the rules to report. */
  private list(raw: string, texts: readonly string[]): Reading {
    const items: Item[] = [];
    const repeatedItems: string[] = [];
    let emptyItems = 0;
    for (const text of texts) {
      if (text === '') {
        emptyItems++;
        continue;
      }
      const item = this.spellings ? this.item(text, text) : this.openItem(text);
      const again = items.some(other => (item.level < 0 ? other.raw === item.raw : other.level === item.level));
      if (again) repeatedItems.push(text);
      else items.push(item);
    }
    // a missing token with nothing but delimiters beside it is still the whole cell
    const token = items.length === 1 ? this.tokens.get(items[0]!.raw) : undefined;
    const rest = { raw, value: Number.NaN, typed: true, emptyItems, repeatedItems };
    return token === undefined ? { ...rest, state: CODED, items } : { ...rest, state: token, items: NOTHING };
  }

  private item(spelling: string, raw: string): Item {
    const match = this.spellings?.match(spelling) ?? null;
    if (match === null) return { raw: spelling, level: -1, via: null };
    // surrounding white space alone makes a known spelling a variant
    return {
      raw: spelling,
      level: match.level,
      via: raw !== spelling && match.via !== 'alias' ? 'variant' : match.via,
    };
  }

  private openItem(value: string): Item {
    if (this.text) return { raw: value, level: 0, via: 'open' };
    let level = this.open.get(value);
    if (level === undefined) {
      level = this.levels.length;
      this.open.set(value, level);
      this.levels.push({ value, label: value, declared: false });
    }
    return { raw: value, level, via: 'open' };
  }

  private number(raw: string, cell: string): Reading {
    const { type, decimalChar, groupChar, bareNumber } = this.field;
    const inDigits = plainDigits(cell);
    // what stands around a number is dropped, but for a sign that makes another number of it
    const bare = bareNumber ? inDigits : inDigits.replace(/^[^\d+\-.,<>≤≥~≈]+|(?<![^\d.,])[^\d.,]+$/g, '');
    // a number of a workbook has no marks; a point in it is the decimal one
    const grouped = groupChar !== null && !(this.workbook && groupChar === '.' && /^\d+\.\d+$/.test(bare));
    const digits = grouped ? ungrouped(bare, groupChar, decimalChar) : bare;
    const plain = decimalChar === ',' ? digits.replace(',', '.') : digits;
    const pattern = type === 'number' ? /^[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?$/ : /^[+-]?\d+$/;
    const typed = pattern.test(plain) && !(decimalChar === ',' && digits.includes('.') && !this.workbook);
    const value = typed ? Number(plain) : Number.NaN;
    return { raw, state: CODED, items: NOTHING, value, typed: typed && Number.isFinite(value) };
  }
}

/** Without the marks between thousands, where they stand between groups of three; otherwise as it is, and no number. */
function ungrouped(cell: string, groupChar: string, decimalChar: string): string {
  const [whole = '', ...rest] = cell.split(decimalChar);
  const [first = '', ...groups] = whole.split(groupChar);
  if (groups.length === 0 || !/^[+-]?\d{1,3}$/.test(first) || !groups.every(group => /^\d{3}$/.test(group)))
    return cell;
  return [first + groups.join(''), ...rest].join(decimalChar);
}

const BOOLEAN = (field: Field) => [
  {
    value: 'true',
    label: 'Yes',
    description: '',
    aliases: field.trueValues.filter(word => word !== 'true'),
    parent: null,
    codable: true,
    exclusive: false,
  },
  {
    value: 'false',
    label: 'No',
    description: '',
    aliases: field.falseValues.filter(word => word !== 'false'),
    parent: null,
    codable: true,
    exclusive: false,
  },
];
