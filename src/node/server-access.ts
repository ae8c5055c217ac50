import type { ServerAccess } from '../base/effects.ts';
import { Fault, usageFault } from '../base/fault.ts';

/** Seconds that a query may take where the user says nothing. */
const SECONDS = 600;

/**
 * How the user reaches a server: by an address that was typed, else by the environment. A name and a password may stand in
 * the address or in variables of their own; no message repeats them.
 *
 * @param url the address that was typed
 * @returns null where no address is given
 * @throws Fault where the address is none of a web server
 * @example serverAccess('clickhouse', 'http://anna:x@localhost:8123', {})?.url // => 'http://localhost:8123'
 * @example serverAccess('clickhouse', undefined, { SCOPEBOOK_CLICKHOUSE_URL: 'http://localhost:8123' })?.seconds // => 600
 */
export function serverAccess(
  engine: string,
  url: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): ServerAccess | null {
  const variable = (name: string): string => `SCOPEBOOK_${engine.toUpperCase()}_${name}`;
  const read = (name: string): string | null => environment[variable(name)] || null;
  const given = url ?? read('URL');
  if (given === null) return null;
  const parsed = URL.canParse(given) ? new URL(given) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.search !== '' || parsed.hash !== '')
    throw usageFault(
      'server',
      door => `${url === undefined ? variable('URL') : door.option('server')} is not the address of a server`,
      'write it as http://HOST:PORT or https://HOST:PORT, without a query',
    );
  const seconds = Number(read('SECONDS') ?? SECONDS);
  if (!(seconds > 0))
    throw new Fault('server', `${variable('SECONDS')} is not a number of seconds`, 'write e.g. 600', 2);
  return {
    url: `${parsed.origin}${parsed.pathname.replace(/\/$/, '')}`,
    user: decoded(parsed.username) ?? read('USER'),
    password: decoded(parsed.password) ?? read('PASSWORD'),
    seconds,
  };
}

/** A part of an address as it was meant; a stray `%` stands for itself. */
function decoded(part: string): string | null {
  try {
    return part === '' ? null : decodeURIComponent(part);
  } catch {
    return part;
  }
}
