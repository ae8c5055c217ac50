/**
 * A camel-case name with hyphens.
 *
 * @example kebabCase('maxItems') // => 'max-items'
 */
export const kebabCase = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
