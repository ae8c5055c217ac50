import type { JSX } from 'preact';

/** A file by button or by drop. */
export function FileBox({
  label,
  accept,
  take,
}: {
  label: string;
  accept: string;
  take: (name: string, bytes: Uint8Array) => Promise<void>;
}): JSX.Element {
  const read = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) await take(file.name, new Uint8Array(await file.arrayBuffer()));
  };
  return (
    <label
      class="file-box"
      onDrop={event => {
        event.preventDefault();
        void read(event.dataTransfer?.files[0]);
      }}
    >
      {label}{' '}
      <input
        type="file"
        accept={accept}
        onChange={event => {
          void read(event.currentTarget.files?.[0]);
        }}
      />
    </label>
  );
}
