/** Drive search queries. Text from a workbook enters only as a literal, and only through here. */

/** A text as a literal: backslash first, then the quote. */
export const literal = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

/** Matches items with one of our properties. */
export const bears = (key: string, value: string): string => `appProperties has { key=${literal(key)} and value=${literal(value)} }`;
