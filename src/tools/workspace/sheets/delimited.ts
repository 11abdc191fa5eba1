/** Text of values parted by a sign, one line a row, quoted as RFC 4180 has it. */

/** Lines of values. A quoted value may hold the delimiter, line ends and doubled quotation marks. */
export function readDelimited(text: string, delimiter: string): string[][] {
  const lines: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const line = lines[lines.length - 1] ?? [];
    const quoted = text[at] === '"' ? /"((?:[^"]|"")*)"/y : undefined;
    if (quoted) quoted.lastIndex = at;
    const match = quoted?.exec(text);
    const after = match ? at + match[0].length : -1;
    if (match && (after === text.length || text.startsWith(delimiter, after) || /[\r\n]/.test(text[after] ?? ''))) {
      line.push((match[1] ?? '').replaceAll('""', '"'));
      at = after;
    } else {
      const rest = [text.indexOf(delimiter, at), text.indexOf('\n', at), text.indexOf('\r', at)].filter((place) => place >= 0);
      const end = Math.min(text.length, ...rest);
      line.push(text.slice(at, end));
      at = end;
    }
    if (text.startsWith(delimiter, at) && at < text.length) {
      at += delimiter.length;
      if (at === text.length || /[\r\n]/.test(text[at] ?? '')) line.push('');
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    else if (text[at - 1] !== '\r') continue;
    if (at < text.length) lines.push([]);
  }
  return lines;
}
