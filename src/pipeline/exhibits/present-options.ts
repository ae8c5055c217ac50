import type { FormerKey } from '../../base/former-keys.ts';
import type { Declaration } from '../../base/read-declaration.ts';
import type { ExhibitOption } from '../../model/exhibit.ts';
import type { ExhibitFile } from '../../model/exhibit-file.ts';

/** An exhibit whose figure type has its present name; a former one is told. */
export function presentType(
  declaration: Declaration<ExhibitFile>,
  types: readonly { readonly name: string; readonly formerly?: string }[],
  onFormerKey: (key: FormerKey) => void,
): Declaration<ExhibitFile> {
  const { figure } = declaration.value;
  const present = figure === undefined ? undefined : types.find(type => type.formerly === figure);
  if (present === undefined) return declaration;
  const { line, column } = declaration.position(['figure']);
  onFormerKey({
    former: `figure: ${figure}`,
    name: `figure: ${present.name}`,
    place: `${declaration.file}:${line}:${column}`,
  });
  return { ...declaration, value: { ...declaration.value, figure: present.name } };
}

/** An exhibit whose own options have their present names; each former name is told. */
export function presentOptions(
  declaration: Declaration<ExhibitFile>,
  options: readonly ExhibitOption[],
  onFormerKey: (key: FormerKey) => void,
): Declaration<ExhibitFile> {
  const given = declaration.value.options ?? {};
  const former = new Map(
    options.flatMap(({ name, formerly }) =>
      formerly !== undefined && formerly in given && !(name in given) ? [[formerly, name] as const] : [],
    ),
  );
  if (former.size === 0) return declaration;
  const formerOf = new Map([...former].map(([old, name]) => [name, old]));
  for (const [old, name] of former) {
    const { line, column } = declaration.position(['options', old]);
    onFormerKey({ former: old, name, place: `${declaration.file}:${line}:${column}` });
  }
  return {
    file: declaration.file,
    value: {
      ...declaration.value,
      options: Object.fromEntries(Object.entries(given).map(([name, value]) => [former.get(name) ?? name, value])),
    },
    position: ([key, option, ...rest]) =>
      declaration.position(
        key === 'options' && option !== undefined
          ? [key, formerOf.get(String(option)) ?? option, ...rest]
          : [key!, ...(option === undefined ? [] : [option]), ...rest],
      ),
  };
}
