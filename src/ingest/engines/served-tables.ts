import type { Effects, Source } from '../../base/effects.ts';
import { type Declaration, declarationFault, type Mistake } from '../../base/read-declaration.ts';
import { unknownOrListed } from '../../base/unknown-word.ts';
import type { ReviewFile } from '../../model/review-file.ts';
import { servedSource } from './served-source.ts';
import { SERVERS } from './servers/index.ts';

/** What of a resource says where its rows are. */
interface Declared {
  readonly path?: string | undefined;
  readonly source?: Readonly<Record<string, string>> | undefined;
  readonly dialect?: object | undefined;
  readonly encoding?: string | undefined;
}

/** Keys of `source:` that name no engine. */
const OWN = ['table', 'order'];

/** Keys that would name a server, or a secret, in a file that is passed on. */
const ACCESS = /^(url|uri|host|port|user|username|password|token|server|address)$/i;

/**
 * A review in which tables on servers have names in the place of paths, and their sources by these names. A review never says
 * which server: whoever sends it would choose where the program connects to.
 *
 * @throws Fault with each mistake of a resource that is neither a file nor such a table
 */
export function withServedTables(
  effects: Effects,
  declaration: Declaration<ReviewFile>,
): { readonly declaration: Declaration<ReviewFile>; readonly served: ReadonlyMap<string, () => Promise<Source>> } {
  const served = new Map<string, () => Promise<Source>>();
  const mistakes: Mistake[] = [];
  const resources = declaration.value.resources.map((resource, at) => {
    const { source, path }: Declared = resource;
    if (source === undefined) {
      if (path === undefined)
        mistakes.push({ path: ['resources', at], message: `resources.${at}.path: this can't be left out` });
      return resource;
    }
    const found = mistakesOf(resource, source);
    mistakes.push(...found.map(({ path: own, message }) => ({ path: ['resources', at, ...own], message })));
    const engine = Object.keys(source).find(key => !OWN.includes(key)) ?? '';
    const { [engine]: database = '', table = '', order = '' } = source;
    const name = `${engine}:${plain(database)}.${plain(table)}`;
    served.set(name, async () =>
      servedSource(name, { engine, database, table, order, access: (await effects.server?.(engine)) ?? null }),
    );
    return { ...resource, path: name };
  });
  if (mistakes.length > 0) throw declarationFault(declaration, mistakes);
  return { declaration: { ...declaration, value: { ...declaration.value, resources } }, served };
}

/** A name without what has a meaning in paths. */
const plain = (name: string): string => name.replace(/[%*/\\]/g, sign => `%${sign.charCodeAt(0).toString(16)}`);

function mistakesOf(resource: Declared, source: Readonly<Record<string, string>>): Mistake[] {
  const found: Mistake[] = [];
  const say = (path: readonly PropertyKey[], message: string): void => void found.push({ path, message });
  for (const key of ['path', 'dialect', 'encoding'] as const)
    if (resource[key] !== undefined) say([key], `\`${key}:\` is for files, and this resource is a table on a server`);
  const engines: string[] = [];
  for (const [key, value] of Object.entries(source)) {
    if (OWN.includes(key)) continue;
    if (ACCESS.test(key)) say(['source', key], `\`${key}\` is never read from here: ${BY_USER}`);
    else if (SERVERS.get(key) === undefined) say(['source', key], unknownOrListed(key, SERVERS.names, 'server'));
    else {
      engines.push(key);
      if (/:\/\/|@/.test(value))
        say(['source', key], `write the name of the database here; an address is never read from here: ${BY_USER}`);
    }
  }
  if (engines.length !== 1 && found.length === 0)
    say(['source'], `name one server and its database, e.g. \`${SERVERS.names[0]}: default\``);
  if (source.table === undefined) say(['source'], 'name the table: `table: …`');
  if (source.order === undefined)
    say(
      ['source'],
      'name the column of whole numbers that numbers the rows: `order: …`; a table on a server has no order',
    );
  return found;
}

const BY_USER =
  'whoever runs the command names the server, by the option `server` or in the environment (SCOPEBOOK_CLICKHOUSE_URL, …_USER, …_PASSWORD)';
