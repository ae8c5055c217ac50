/** A value as a YAML scalar. */
export const yaml = (value: unknown): string => JSON.stringify(value);
