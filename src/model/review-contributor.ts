import * as z from 'zod';
import { text } from './scalars.ts';

/** A person or an organization that contributed to a review. */
export const reviewContributor = z.looseObject({
  title: text.optional().meta({ description: 'the name as it is printed; "Family, Given" says which part is which' }),
  givenName: text.optional(),
  familyName: text.optional(),
  path: text.optional().meta({ description: 'a web address, best the ORCID iD (https://orcid.org/…)' }),
  email: text.optional(),
  roles: z.array(text).optional(),
  organization: text.optional(),
});
