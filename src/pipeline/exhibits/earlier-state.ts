import type { Effects } from '../../base/effects.ts';
import { insidePath } from '../../base/paths.ts';
import type { EarlierState } from '../../model/exhibit.ts';
import type { OpenReview } from '../../read/session.ts';
import { stateOf } from '../../read/states.ts';
import { refuseOutside } from '../../review.ts';
import { results } from '../request/results.ts';
import type { Exhibit } from './load-exhibits.ts';

/** The rows of an exhibit in the earlier state that it names; undefined where it names none. Paths are of the review's folder. */
export async function earlierState(
  effects: Effects,
  open: OpenReview,
  exhibit: Exhibit,
): Promise<EarlierState | undefined> {
  const option = exhibit.options.find(entry => entry.kind === 'state');
  const declaration = exhibit.declaration.value;
  const given = option === undefined ? undefined : declaration.options?.[option.name];
  if (given === undefined) return undefined;
  const name = String(given);
  const { folder } = open.review;
  const path = insidePath(name, exhibit.file);
  const isFile = await effects.exists(`${folder}/${path}`);
  if (isFile) refuseOutside(effects, folder, path);
  const session = await stateOf(effects, folder, isFile ? `${folder}/${path}` : name);
  const state = (await session.readable()).of(declaration.of ?? null);
  return { name, results: results(state, exhibit.plan(declaration)) };
}
