// The shapes of the invented municipality: plain cells, as a person would type them.

/** A row by field code names. Lists are joined by ", "; days are YYYY-MM-DD, times 'YYYY-MM-DD HH:MM'; ja or nej. */
export type Cells = Record<string, string | number>;

/** A film to put up: which recording it belongs to, how long it says it is (seconds), and whether captions come with it. */
export type SampleFilm = { recording: string; seconds: number; captions: boolean };

/** An edit of one row (found by table and key) made after the sample is applied. Fields not named stay. */
export type WaitingEdit = { table: string; key: string; fields: Cells };

/** Everything the sample puts in the workbook, by the tables' code names, with the films and the edits left to carry out. */
export type Sample = { tables: Record<string, Cells[]>; films: SampleFilm[]; waiting: WaitingEdit[] };

/**
 * What the sample is made from. `today` is YYYY-MM-DD; equal options give equal samples. `most`: so many work at a unit, at most;
 * all that it has room for if absent.
 */
export type SampleOptions = { today: string; domain: string; seed: number; coordinator: string; most?: number };
