import type { Material } from '../model/material.ts';

/**
 * Parts of a material, each read from its own files. A part is its value, or a function that throws the reason why there is
 * none: null and an empty list always mean "not declared".
 */
export type Parts = {
  readonly [Part in (typeof PARTS)[number]]: () => Required<Material>[Part];
};

export const PARTS = ['coders', 'stages', 'flow', 'verification', 'anchored'] as const;

/** A material whose parts are fetched when an analysis needs them. */
export function materialOf(base: Omit<Material, (typeof PARTS)[number]>, parts: Parts): Material {
  const properties = Object.fromEntries(PARTS.map(part => [part, { get: parts[part], enumerable: true }]));
  return Object.defineProperties({ ...base }, properties) as Material;
}

/** The same material with other values; parts that it leaves alone are not fetched. */
export const changedMaterial = (material: Material, changes: Partial<Material>): Material =>
  Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(material), ...Object.getOwnPropertyDescriptors(changes) },
  ) as Material;
