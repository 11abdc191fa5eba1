/** What Google takes at most. The rest of the product asks here, and says so beforehand. */

/** Of a cell in Sheets. */
export const CELL_CHARACTERS = 50_000;
/** Of a group's name in Cloud Identity. */
export const GROUP_NAME_CHARACTERS = 73;
