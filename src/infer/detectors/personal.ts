import { columnDetector, countsOf } from '../columns/detector.ts';
import { type Profile, shareOf } from '../columns/profile.ts';

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$/;
const HEADER =
  /^(your|full|first|last|given|family|sur)[\s_]*names?$|e-?mail|\bip[\s_]*address\b|\bphone\b|^(respondent|participant)[\s_]*(name|email)|^initials$/i;

/** In a database of studies, "Name" heads their titles as often as names of persons. */
const NAMES = /^names?$/i;
const PERSON =
  /^\p{Lu}[\p{L}.'’-]{0,30}(?:,? (?:\p{Lu}[\p{L}.'’-]{0,30}|van|von|der|den|de|da|di|do|dos|du|la|le|el|al|bin|ibn)){1,4}$/u;

const asksForPersons = (profile: Profile): boolean =>
  HEADER.test(profile.header) || (NAMES.test(profile.header) && shareOf(profile, text => PERSON.test(text)) >= 0.6);

/** E-mail addresses, and headers that ask for a person's name. */
export const personal = columnDetector('personal', 'e-mail addresses and names of persons', profile => {
  const emails = shareOf(profile, text => EMAIL.test(text));
  if (emails < 0.8 && !asksForPersons(profile)) return null;
  return {
    field: { name: '', type: 'string', 'x-personal': true },
    evidence: [
      emails >= 0.8
        ? `${Math.round(emails * 100)}% of the cells are e-mail addresses`
        : 'the header asks for a name or an address of a person',
    ],
    counts: countsOf(profile),
    notes: [
      {
        message: 'this column seems to hold personal data; `x-personal: true` marks it',
        change: 'delete the column from the sheet before you share or deposit it',
      },
    ],
  };
});
