/** Rows as aligned columns of text. */

/** Columns are as wide as their widest cell, at most `widest` characters; longer cells end in …. No trailing spaces. */
export function textTable(headers: readonly string[], rows: readonly (readonly string[])[], widest = 40): string {
  const cut = (text: string): string => {
    const line = text.replace(/\s+/g, ' ');
    return line.length > widest ? `${line.slice(0, widest - 1)}…` : line;
  };
  const lines = [headers, ...rows].map((cells) => headers.map((_, at) => cut(cells[at] ?? '')));
  const widths = headers.map((_, at) => lines.reduce((most, cells) => Math.max(most, (cells[at] ?? '').length), 0));
  const laid = lines.map((cells) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .replace(/\s+$/, ''),
  );
  laid.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
  return laid.join('\n');
}
