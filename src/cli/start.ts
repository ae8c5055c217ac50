#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

const node = Number.parseInt(process.versions.node, 10);
// most commands end before optimised code pays: V8 optimises functions later, which spares a quarter of a short command's time
if (node < 22) setFlagsFromString('--interrupt-budget=1000000');
else keepCompiledCode();
// a manuscript is read with a hundred large patterns: V8 would compile each of them twice, to bytecode and to machine code
if (node < 22 && process.argv.includes('check')) setFlagsFromString('--no-regexp-tier-up');

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // the reader of a pipe may stop reading, as `head` does
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));

/**
 * Node 22 and later keep the compiled code of what is loaded from here on in Node's own cache: the folder
 * NODE_COMPILE_CACHE, else one in the system's temporary folder. Where it can't be written, nothing is kept.
 */
function keepCompiledCode(): void {
  const loader: object = process.getBuiltinModule('node:module');
  if ('enableCompileCache' in loader && typeof loader.enableCompileCache === 'function') loader.enableCompileCache();
}
