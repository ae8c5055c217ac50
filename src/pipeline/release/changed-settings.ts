import type { ReviewFile } from '../../model/review-file.ts';

type Resource = ReviewFile['resources'][number];

/**
 * What review.yaml says otherwise than before, of what numbers and their words depend on: `unit study → report`.
 *
 * @returns in the order of the file's keys; resources that only one of the two has are left out
 */
export function changedSettings(old: ReviewFile, now: ReviewFile): string[] {
  const named = (['codings', 'flow', 'verification'] as const).filter(
    key => JSON.stringify(old[key]) !== JSON.stringify(now[key]),
  );
  return [
    ...changes([
      ['unit', old.unit?.name ?? 'study', now.unit?.name ?? 'study'],
      ['key of the unit', old.unit?.key, now.unit?.key],
      ['table of reports', old.unit?.reports, now.unit?.reports],
      ['denominator', old.denominator, now.denominator],
      ['target', old.target, now.target],
      ['searched', old.searched, now.searched],
    ]),
    ...named.map(key => `${key}${old[key] === undefined ? ' (new)' : now[key] === undefined ? ' (removed)' : ''}`),
    ...now.resources.flatMap(resource => {
      const was = old.resources.find(({ name }) => name === resource.name);
      return was === undefined ? [] : resourceChanges(was, resource);
    }),
  ];
}

const resourceChanges = (was: Resource, now: Resource): string[] =>
  changes([
    [`unit of ${now.name}`, was.unit, now.unit],
    [`parent of ${now.name}`, was.of, now.of],
    [`joining fields of ${now.name}`, was.by, now.by],
    [`rows of ${now.name}`, was.where, now.where],
  ]);

const changes = (values: readonly (readonly [name: string, old: unknown, now: unknown])[]): string[] =>
  values.flatMap(([name, old, now]) => (words(old) === words(now) ? [] : [`${name} ${words(old)} → ${words(now)}`]));

const words = (value: unknown): string =>
  value === undefined ? 'none' : typeof value === 'object' ? JSON.stringify(value) : String(value);
