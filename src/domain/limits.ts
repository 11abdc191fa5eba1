/** Keeps texts within Google's limits (src/quotas): the product says so beforehand and does not retry for ever. */

/** A text of at most so many characters, in UTF-16 as Google counts; what is cut away ends in `…` and then `end`. */
export function shortened(text: string, most: number, end = ''): string {
  if (text.length <= most) return text;
  const tail = `…${end}`;
  let kept = '';
  for (const sign of text) {
    if (kept.length + sign.length + tail.length > most) break;
    kept += sign;
  }
  return kept.trimEnd() + tail;
}

/** As `shortened`, for a name in Google: a slip of several spaces, which a sheet hides, is one there. */
export const shortName = (text: string, most: number, end = ''): string => shortened(text.replace(/\s+/g, ' '), most, end);
