import { registry } from '../../base/registry.ts';
import type { PlatformExport } from '../platform-export.ts';
import { asreview } from './asreview.ts';
import { eppiReviewer } from './eppi-reviewer.ts';
import { notion } from './notion.ts';
import { rayyan } from './rayyan.ts';
import { syrf } from './syrf.ts';
import { sysrev } from './sysrev.ts';

/** Exports that `init` turns into a sheet. To add one: a file here, and a line in this list. */
export const PLATFORM_EXPORTS = registry<PlatformExport>([rayyan, eppiReviewer, syrf, asreview, sysrev, notion]);
