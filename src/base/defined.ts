/** The keys of an object that have a value: what a schema leaves `undefined` is left out. */
export type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/**
 * An object without the keys that are `undefined`.
 *
 * @example defined({ a: 1, b: undefined }) // => { a: 1 }
 */
export const defined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Defined<T>;
