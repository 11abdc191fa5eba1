/** Texts of Drive's search language. Whatever comes from a workbook goes in as a literal, and only through here. */

/** A text as a literal: backslash first, then the quote. */
export const literal = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

/** What bears a property of ours. */
export const bears = (key: string, value: string): string => `appProperties has { key=${literal(key)} and value=${literal(value)} }`;
