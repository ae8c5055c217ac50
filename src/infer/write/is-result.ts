import { isCoderHeader } from '../coders/is-coder-header.ts';
import { CODER_ROLE } from '../coders/split-header.ts';
import { headerWords, soundsLikeKey } from '../columns/find-key.ts';
import type { DraftField } from '../draft.ts';

const NAMES_A_CODER = new RegExp(String.raw`(?<!\p{L})${CODER_ROLE}s?(?!\p{L})`, 'iu');

/** What platforms write into an export about its rows. */
const OF_THE_ROW =
  /(^|\s)(ids?|users?|instances?|instruments?|resolved|status|state|complete|completed|finished|submitted|confirmed|verified|progress|last ?page|start ?language|user ?language|form ?version|seed)\??$|^redcap(\s|$)/;

/**
 * Whether the codes of a field are results of the review, to be shown first: who coded a study, and which study it is, are none.
 *
 * @example isResult({ name: 'design', categories: [] }) // => true
 * @example isResult({ name: 'record_id', categories: [] }) // => false
 * @example isResult({ name: 'who', title: 'Reviewer', categories: [] }) // => false
 */
export const isResult = ({
  name,
  title,
  group,
  categories,
}: Pick<DraftField, 'name' | 'title' | 'group' | 'categories'>): boolean =>
  categories !== undefined &&
  group !== "Coders' columns" &&
  [name, ...(title === undefined ? [] : [title])].every(
    words =>
      soundsLikeKey(words) === 0 &&
      !isCoderHeader(words) &&
      !NAMES_A_CODER.test(words) &&
      !OF_THE_ROW.test(headerWords(words)),
  );
