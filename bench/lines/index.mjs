import { agreement } from './agreement.mjs';
import { check } from './check.mjs';
import { figures } from './figures.mjs';
import { growth } from './growth.mjs';
import { help } from './help.mjs';
import { inMemory } from './in-memory.mjs';
import { init } from './init.mjs';
import { million } from './million.mjs';
import { oneSvg } from './one-svg.mjs';
import { parquet } from './parquet.mjs';
import { ris } from './ris.mjs';
import { shares } from './shares.mjs';
import { small } from './small.mjs';
import { tenMillion } from './ten-million.mjs';
import { tenThousand } from './ten-thousand.mjs';
import { validate } from './validate.mjs';

/** Every line of the benchmark. To add one: a file here, and a line in this list. */
export const LINES = [
  help,
  validate,
  shares,
  agreement,
  oneSvg,
  figures,
  small,
  tenThousand,
  million,
  tenMillion,
  growth,
  parquet,
  check,
  inMemory,
  init,
  ris,
];
