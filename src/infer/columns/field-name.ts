import { BARE_WORD } from '../../base/expression/tokens.ts';

const RESERVED = new Set(['and', 'or', 'not', 'in', 'has', 'is', 'any', 'all', 'missing']);

const STOP = new Set(
  'a an and any are as at be by can could did do does enter for from give has have how if in is it its of on or our please provide select specify state study that the their there these this those to tick was were what when where whether which who why will with would you your article paper not all apply below following include includes using used'.split(
    ' ',
  ),
);

const MOST = 40;

/**
 * A short name for a column: a header that is one word already stays as it is; of a question its telling words remain.
 *
 * @example fieldName('Title_SR') // => 'Title_SR'
 * @example fieldName('Does the article state whether or not data are available?') // => 'data_available'
 * @example fieldName('3. Was it blinded?') // => 'was_it_blinded'
 * @example fieldName('Reason for exclusion') // => 'reason_for_exclusion'
 */
export function fieldName(header: string): string {
  const plain = header.trim();
  if (BARE_WORD.test(plain) && plain.length <= MOST && /\p{L}/u.test(plain)) return safe(plain);
  const words = plain
    .replace(/^\d+(\.\d+)*[.)]\s+(?=\S)/, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\([^)]{0,300}\)|\[[^\]]{0,300}\]/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
  const all = words.length > 0 ? words : (plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const telling = all.length <= 4 ? all : all.filter(word => !STOP.has(word));
  const chosen: string[] = [];
  for (const word of telling.length > 0 ? telling : all) {
    if (chosen.length === 5 || [...chosen, word].join('_').length > MOST) break;
    chosen.push(word);
  }
  const name = chosen.join('_') || (all[0] ?? '').slice(0, MOST);
  return safe(name === '' ? 'column' : /^\p{N}+$/u.test(name) ? `q${name}` : name);
}

const safe = (name: string): string => (RESERVED.has(name.toLowerCase()) ? `${name}_` : name);

/** Names that are taken once; a second one is numbered. */
export class Names {
  private readonly taken = new Set<string>();

  take(wanted: string): string {
    let name = wanted;
    for (let i = 2; this.taken.has(name.toLowerCase()); i++) name = `${wanted}_${i}`;
    this.taken.add(name.toLowerCase());
    return name;
  }

  has(name: string): boolean {
    return this.taken.has(name.toLowerCase());
  }
}
