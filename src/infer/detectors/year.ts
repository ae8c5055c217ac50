import { columnDetector, countsOf } from '../columns/detector.ts';
import { every } from '../columns/profile.ts';

const isYear = (text: string): boolean => /^(19|20)\d\d$/.test(text);

/** Years of publication and their like. */
export const year = columnDetector('year', 'years', profile => {
  if (!every(profile, isYear)) return null;
  const named = /year|publ|date|\bpy\b|jahr|année|anno|año/i.test(profile.header);
  if (!named && profile.values.length < 3) return null;
  const years = profile.values.map(([text]) => Number(text));
  return {
    field: { name: '', type: 'year' },
    evidence: [`every value is a year (${Math.min(...years)} to ${Math.max(...years)})`],
    counts: countsOf(profile),
  };
});
