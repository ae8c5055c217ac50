// Ends the process, as `kill -9` does, at its n-th change of the disk (KILL_AT): before it, or in the middle of a write.
const { promises, writeFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

let left = Number(process.env.KILL_AT);
const kill = () => process.kill(process.pid, 'SIGKILL');
for (const name of ['writeFile', 'rename', 'rm', 'rmdir', 'mkdir', 'link', 'chmod', 'copyFile']) {
  const own = promises[name];
  promises[name] = async (...args) => {
    left -= 1;
    if (left <= 0) {
      if (name === 'writeFile') writeFileSync(args[0], String(args[1]).slice(0, String(args[1]).length / 2));
      kill();
    }
    return own.apply(promises, args);
  };
}
syncBuiltinESMExports();
