import { type Named, registry } from '../../../base/registry.ts';
import { engineFormat } from '../engine-format.ts';

/** An engine on a server, as `source:` of a resource names it. */
export type ServerEngine = Named & ReturnType<typeof engineFormat>;

/** Every engine on a server. To add one: a file beside this with its dialect, and a line. */
export const SERVERS = registry<ServerEngine>([
  { name: 'clickhouse', ...engineFormat(async () => (await import('./clickhouse.ts')).clickhouse) },
]);
