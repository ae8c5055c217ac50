// Runs the tests that compare what a ClickHouse server counts with what is counted in memory, on two servers on loopback.
// Installs Debian's package where it is not there.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isThere = () => ['/usr/sbin/clickhouse-server', '/usr/bin/clickhouse-server'].some(path => existsSync(path));
const run = (program, args) => spawnSync(program, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

if (!isThere() && run('apt-get', ['install', '-y', 'clickhouse-server']) !== 0) {
  process.stderr.write(
    'clickhouse-server is not installed, and apt-get cannot install it (it needs Debian, and root)\n',
  );
  process.exit(1);
}
process.exit(run(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'test/ingest/engines']));
