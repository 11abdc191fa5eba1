/** A film's links in a meeting's text: found and taken out line by line, so that the rest of the text stands. */

/** Whether a text leads to any of these files (Drive ids). */
export const leadsTo = (text: string, files: readonly string[]): boolean => files.some((id) => id !== '' && text.includes(id));

/** The text without the lines that lead to these files, and without a heading ("Filmer:") that then has nothing below it. */
export function withoutFilms(text: string, files: readonly string[]): string {
  if (!leadsTo(text, files)) return text;
  return text
    .split(/\n{2,}/)
    .flatMap((part) => {
      const lines = part.split('\n');
      const left = lines.filter((line) => !leadsTo(line, files));
      const bare = left.length === 0 || (left.length < lines.length && left.length === 1 && left[0]?.trim().endsWith(':'));
      return bare ? [] : [left.join('\n')];
    })
    .join('\n\n');
}
