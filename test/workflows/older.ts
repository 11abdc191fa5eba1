/** What schema 2 brought, written down here once more: a released migration is never changed. */
export const addedInTwo = {
  columns: [
    ['recordings', 'disposal'],
    ['requests', 'title'],
    ['requests', 'theme'],
    ['requests', 'link'],
    ['requests', 'recording'],
    ['requests', 'rooms'],
    ['requests', 'decision'],
    ['requests', 'decidedBy'],
  ],
  settings: ['Gallringsregel', 'Månader till gallring', 'Beslutar om gallring'],
} as const;

/** What schema 3 brought. */
export const addedInThree = { columns: [], settings: ['Slutdatum i Drive'] } as const;
