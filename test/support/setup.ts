import fc from 'fast-check';
import { afterAll, expect } from 'vitest';
import { equalRows } from './result-row.ts';
import { removeTemporaryFolders } from './temporary-folder.ts';

// the same cases in every run: a failure can be run again, and none comes by chance. PROPERTY_SEED tries others.
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 59) });

afterAll(removeTemporaryFolders);

expect.addEqualityTesters([equalRows]);
