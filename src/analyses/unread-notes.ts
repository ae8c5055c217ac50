import type { Material } from '../model/material.ts';
import type { Note } from '../model/note.ts';

/** The finding of rows below the declared range that look like studies. */
const BELOW = 'D016';

/** That rows of the sheet count nowhere, because the declared range ends above them. */
export const unreadNotes = ({ coded: { table } }: Material): Note[] =>
  table.findings.flatMap(({ code, file, message }) =>
    code === BELOW ? [{ code: 'unread-rows', message: `${file}: ${message}.` }] : [],
  );
