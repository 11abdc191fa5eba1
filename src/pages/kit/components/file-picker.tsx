import type { RefObject } from 'preact';

interface FilePickerProps {
  picker: RefObject<HTMLInputElement>;
  label: string;
  accept?: string;
  many?: boolean;
  onChoose(files: readonly [File, ...File[]]): void;
}

/** The hidden field behind a button that opens the browser's file chooser. The same file can be chosen twice in a row. */
export function FilePicker({ picker, label, accept, many, onChoose }: FilePickerProps) {
  return (
    <input
      ref={picker}
      type="file"
      multiple={many}
      accept={accept}
      hidden
      tabIndex={-1}
      aria-label={label}
      onChange={(event) => {
        const [first, ...others] = event.currentTarget.files ?? [];
        event.currentTarget.value = '';
        if (first) onChoose([first, ...others]);
      }}
    />
  );
}
