import { shippedText } from './shipped-text.ts';

/** The text of a JSON Schema for a file that users write, e.g. `codebook`. In the browser the page holds these texts. */
export const schemaText = (name: string): string => shippedText('schemas', `${name}.schema.json`);
