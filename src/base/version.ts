declare const SCOPEBOOK_VERSION: string | undefined;

/** The tool's version, put in when it is built; `0.0.0` when it runs from its sources. */
export const VERSION: string = typeof SCOPEBOOK_VERSION === 'string' ? SCOPEBOOK_VERSION : '0.0.0';
