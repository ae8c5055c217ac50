import type { TableModel } from '../../model/table-model.ts';
import { disclosureSentence } from '../request/disclosure.ts';

/** The words of a figure, and what is drawn. */
interface Drawn {
  readonly notes: readonly string[];
  readonly spec: Readonly<Record<string, unknown>>;
}

/**
 * The disclosure of a figure, which must stand in its notes and in the picture itself: nothing is rendered without it, whatever
 * a type of figure draws. null where there is nothing to disclose.
 */
export function stampFigure(name: string, { notes, spec }: Drawn, disclosure: string | null): string | null {
  if (disclosure === null) return null;
  const sentence = disclosureSentence(disclosure);
  // in the picture the sentence is wrapped into lines
  const drawn = JSON.stringify(spec['layer'] ?? spec['vconcat'] ?? []).replace(/","|\s/g, '');
  const isDrawn = drawn.includes(JSON.stringify(sentence).slice(1, -1).replace(/\s/g, ''));
  if (!notes.includes(sentence) || !isDrawn)
    throw new Error(`the figure ${name} does not state how its data were made: ${sentence}`);
  return sentence;
}

/** A table with its disclosure in its notes and in its description, which workbooks and documents have in their properties. */
export function stampTable(model: TableModel, disclosure: string | null): TableModel {
  if (disclosure === null) return model;
  const sentence = disclosureSentence(disclosure);
  if (!model.notes.includes(sentence))
    throw new Error(`the table ${model.name} does not state how its data were made: ${sentence}`);
  return { ...model, alt: `${model.alt} ${sentence}`, disclosure: sentence };
}
