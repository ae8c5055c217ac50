import { printWord } from '../../base/expression/print.ts';
import type { Ranked } from './bind-sentence.ts';
import { type Surroundings, UNIT_WORDS } from './sentences.ts';
import { doubted, fieldKey, type Proposal, type Term } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOfLabel } from './words.ts';

/** Says that a number is of several categories at once. */
const TOGETHER = /\b(?:(?:taken )?together(?! with)|combined(?! with)|collectively|jointly)\b,?/i;
/** Verbs behind which the number stands. */
const VERB =
  /\b(?:account(?:s|ed|ing)?|ma[dk]e(?:s)?(?: up)?|making up|represent(?:s|ed|ing)?|constitut(?:es?|ed|ing)|compris(?:es?|ed|ing)|contribut(?:es?|ed|ing)|amount(?:s|ed|ing)?|form(?:s|ed|ing)?|cover(?:s|ed|ing)?|serv(?:es?|ed|ing)|found|used|were|was|are|is)\b/i;
/** In front of such a verb, and nothing else but the numbers of the parts. */
const OF_THE_NUMBERS = /^[\s)\],]*(?:(?:which|that|these|they|both|all|and)\s{1,9})*$/i;
const UNITS_BEHIND = new RegExp(`\\s{1,9}(?:${UNIT_WORDS})\\s{0,9}$`, 'i');

const NOTE = 'its words name several categories together';

/**
 * What a number of several categories together is of: `Europe and North America together account for 81%`, `reviews and brief
 * reports combined made up 89 (9.2%)`. Null where its words say nothing of the kind; doubted where they do and the categories,
 * of one field with one code a unit, are not named.
 *
 * @param before the proposals of the numbers before it in its sentence
 */
export function bindJoint(
  around: Surroundings,
  ranked: Ranked,
  before: readonly Ranked[],
  vocabulary: Vocabulary,
): Ranked | null {
  const left = TOGETHER.test(around.before);
  // `81% came from Europe and North America combined`
  const right = !left && TOGETHER.test(/^[^,;:.()]*/.exec(around.after)![0]);
  if (!left && !right) return null;
  const said = (left ? around.before : /^[^,;:.()]*/.exec(around.after)![0]).replace(TOGETHER, ' ');
  const verb = VERB.exec(said);
  const subject = left ? said.slice(0, verb?.index ?? said.length) : said;
  const parts = left && OF_THE_NUMBERS.test(subject) ? partsOf(before) : categoriesOf(subject, vocabulary);
  return parts === null
    ? ranked.map(proposal => ({ ...doubted(proposal), note: NOTE }))
    : [joint(parts, vocabulary), ...ranked.map(doubted)];
}

/** Categories of one field, each of which a unit has alone. */
type Parts = readonly { readonly field: string; readonly level: string; readonly where?: string }[];

function joint(parts: Parts, vocabulary: Vocabulary): Proposal {
  const [{ field, where }] = parts as [Parts[number]];
  const levels = [...new Set(parts.map(({ level }) => printWord(level, "'")))];
  const isUnsure = vocabulary.terms.some(term => term.field === field && term.appliesIf !== undefined);
  return {
    field: `${printWord(field, '`')} in (${levels.join(', ')})`,
    level: null,
    ...(where === undefined ? {} : { where }),
    // units that do not report the field have none of the categories
    ...(isUnsure || where !== undefined ? {} : { denominator: 'all' as const }),
    certainty: 0.85,
  };
}

const isOneCode = (term: Term | undefined): term is Term & { readonly level: string } =>
  term !== undefined && term.level !== null && term.state !== true && term.multi !== true && term.data === undefined;

/** The last numbers of the sentence that are of one field. */
function partsOf(before: readonly Ranked[]): Parts | null {
  const last: { readonly field: string; readonly level: string; readonly where?: string }[] = [];
  for (const [first] of [...before].reverse()) {
    if (first === undefined || first.certainty < 0.7 || first.level === null || first.data !== undefined) break;
    if (last.length > 0 && (first.field !== last[0]!.field || first.where !== last[0]!.where)) break;
    last.push({
      field: first.field,
      level: first.level,
      ...(first.where === undefined ? {} : { where: first.where }),
    });
  }
  return last.length < 2 || new Set(last.map(({ level }) => level)).size < last.length ? null : last.reverse();
}

/** `Europe, Asia and North America`: the categories that a list names, of one field; null where it names others as well. */
function categoriesOf(subject: string, vocabulary: Vocabulary): Parts | null {
  const items = subject
    .replace(/,?\s(?:which|that|these|both)\s{0,9}$/i, ' ')
    .replace(UNITS_BEHIND, ' ')
    .split(/,\s{0,9}(?:and|or|plus)\s|,|\s(?:and|or|plus)\s/i)
    .map(item => item.trim())
    .filter(item => /\p{L}{2}/u.test(item));
  if (items.length < 2) return null;
  const named = items.map((item, i) =>
    vocabulary
      .match(wordsOfLabel(item), item)
      // the first item has words in front of it that are no part of the list
      .filter(
        ({ cover, precise, term }) => isOneCode(term) && (precise === 1 ? cover >= 0.6 : i === 0 && cover >= 0.9),
      ),
  );
  const fields = [...new Set(named[0]!.map(({ term }) => fieldKey(term)))].filter(field =>
    named.every(list => list.some(({ term }) => fieldKey(term) === field)),
  );
  if (fields.length !== 1) return null;
  const parts = named.map(list => list.find(({ term }) => fieldKey(term) === fields[0])!.term);
  return new Set(parts.map(({ level }) => level)).size < parts.length
    ? null
    : parts.map(({ field, level }) => ({ field, level: level! }));
}
