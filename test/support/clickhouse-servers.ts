import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PROGRAM = ['/usr/sbin/clickhouse-server', '/usr/bin/clickhouse-server'].find(path => existsSync(path));

/** Whether a ClickHouse server is installed here; tests that need one are skipped where it is not. */
export const hasClickhouse = PROGRAM !== undefined;

export interface Shard {
  readonly url: string;
  readonly process: ChildProcess;
  run(sql: string): Promise<string>;
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>(done => {
          const server = createServer().listen(0, '127.0.0.1', () => done(server));
        }),
    ),
  );
  const ports = servers.map(server => (server.address() as { port: number }).port);
  await Promise.all(servers.map(server => new Promise(done => server.close(done))));
  return ports;
}

/** Two servers on loopback that are the shards of the cluster "pair", with their data below a folder */
export async function startShards(folder: string): Promise<readonly [Shard, Shard]> {
  const ports = await freePorts(6);
  const shards = [0, 1].map((at): Shard => {
    const [http, tcp, between] = ports.slice(at * 3);
    const own = join(folder, String(at));
    mkdirSync(own, { recursive: true });
    const replicas = [1, 4].map(
      port => `<shard><replica><host>127.0.0.1</host><port>${ports[port]}</port></replica></shard>`,
    );
    writeFileSync(
      join(own, 'config.xml'),
      `<yandex><logger><level>error</level><console>1</console></logger><http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><interserver_http_port>${between}</interserver_http_port><listen_host>127.0.0.1</listen_host><path>${own}/data/</path><tmp_path>${own}/tmp/</tmp_path><user_files_path>${own}/files/</user_files_path><format_schema_path>${own}/schemas/</format_schema_path><users_config>${own}/users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database><mark_cache_size>16777216</mark_cache_size><remote_servers><pair>${replicas.join('')}</pair></remote_servers></yandex>`,
    );
    const user = (name: string, password: string, profile: string): string =>
      `<${name}><password>${password}</password><networks><ip>127.0.0.1</ip></networks><profile>${profile}</profile><quota>default</quota></${name}>`;
    writeFileSync(
      join(own, 'users.xml'),
      `<yandex><profiles><default><max_threads>1</max_threads></default><reading><readonly>1</readonly></reading></profiles><users>${user('default', '', 'default')}${user('reader', "se'c ret", 'reading')}</users><quotas><default></default></quotas></yandex>`,
    );
    const url = `http://127.0.0.1:${http}`;
    return {
      url,
      process: spawn(PROGRAM!, ['--config-file', join(own, 'config.xml')], { cwd: own, stdio: 'ignore' }),
      async run(sql) {
        const response = await fetch(url, { method: 'POST', body: sql });
        const text = await response.text();
        if (!response.ok) throw new Error(text);
        return text;
      },
    };
  });
  for (const shard of shards)
    for (let tries = 0; ; tries++) {
      try {
        await shard.run('SELECT 1');
        break;
      } catch (error) {
        if (tries > 100) throw error;
        await pause(100);
      }
    }
  return shards as [Shard, Shard];
}

export const stopShards = async (shards: readonly Shard[]): Promise<void> => {
  for (const { process } of shards) {
    if (process.exitCode !== null || process.signalCode !== null) continue;
    const ended = new Promise(done => process.once('exit', done));
    process.kill('SIGKILL');
    await ended;
  }
};

const identifier = (name: string): string => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;

/** Rows of text, alternately on both shards, as the Distributed table `map`; a column "row" numbers them from 2, as a sheet does. */
export async function loadShards(
  shards: readonly [Shard, Shard],
  header: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): Promise<void> {
  const columns = header.map(name => `${identifier(name)} Nullable(String)`).join(', ');
  for (const [at, shard] of shards.entries()) {
    await shard.run('DROP TABLE IF EXISTS default.part');
    await shard.run(`CREATE TABLE default.part (row UInt64, ${columns}) ENGINE = MergeTree ORDER BY row`);
    const own = rows.flatMap((cells, row) =>
      row % 2 === at
        ? [JSON.stringify({ row: row + 2, ...Object.fromEntries(cells.map((cell, i) => [header[i], cell])) })]
        : [],
    );
    if (own.length > 0) await shard.run(`INSERT INTO default.part FORMAT JSONEachRow ${own.join('\n')}`);
  }
  await shards[0].run('DROP TABLE IF EXISTS default.map');
  await shards[0].run(
    `CREATE TABLE default.map AS default.part ENGINE = Distributed(pair, default, part, cityHash64(row))`,
  );
}
