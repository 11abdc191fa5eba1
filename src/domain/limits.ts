/** What Google takes at most. The rest of the product asks here, and says so beforehand instead of trying for ever. */

/** Of a cell in Sheets. */
export const CELL_CHARACTERS = 50_000;
/** Of a group's name in Cloud Identity. */
export const GROUP_NAME_CHARACTERS = 73;
/** On one item in Drive. */
export const GROUPS_ON_AN_ITEM = 100;
/** Of an event: Calendar treats larger ones "differently". */
export const GUESTS = 200;
/** [U] Not in Google's guides; the form in Calendar takes no more. */
export const EVENT_TITLE_CHARACTERS = 1_024;
export const EVENT_PLACE_CHARACTERS = 1_024;
export const EVENT_TEXT_CHARACTERS = 8_192;
/** [U] Drive names no limit; what people can read and download has one. */
export const FILE_NAME_CHARACTERS = 255;

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
