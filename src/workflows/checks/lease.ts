/** Two who take the lease at once: the compare-and-swap that the command line and the add-on exclude each other by. */
import { batch, type Program } from '../../google/call.ts';
import type { SheetRequest } from '../../google/types.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';

const ID = 71;
const made = (metadataValue: string): SheetRequest => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataId: ID,
      metadataKey: 'delakultur.check',
      metadataValue,
      location: { spreadsheet: true },
      visibility: 'DOCUMENT',
    },
  },
});
const removed = (metadataValue: string): SheetRequest => ({
  deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId: ID, metadataValue } } },
});

export const lease: Check = {
  id: 'lease',
  place: 'anywhere',
  needs: ['sheet'],
  title: { sv: 'En körning åt gången', en: 'One run at a time' },
  asks: {
    sv: 'Kan två som tar samma lås i arket i samma stund båda få det?',
    en: 'Can two who take the same lease on the sheet at one moment both get it?',
  },
  relies: {
    sv: 'Den andra vägras helt. Kommandoraden och tillägget utesluter därför varandra.',
    en: 'The second is refused whole. So the command line and the add-on exclude each other.',
  },
  otherwise: {
    sv: 'Två körningar kan gå samtidigt och skriva över varandras rader.',
    en: 'Two runs may go on at once and write over each other’s rows.',
  },
  todo: {
    sv: 'Låt bara en göra ändringar: antingen körningen varje timme eller en person i taget. Stäng av körningen varje timme när någon använder kommandoraden.',
    en: 'Let one at a time make changes: the hourly run, or one person. Turn the hourly run off while anyone uses the command line.',
  },
  *run({ sheet }: Site): Program<Finding> {
    const swap = (requests: SheetRequest[]) => ({
      method: 'sheets.spreadsheets.batchUpdate' as const,
      params: { spreadsheetId: sheet, requestBody: { requests } },
    });
    const [first] = yield* batch([swap([made('A')])]);
    if (!first.ok) throw first.error;
    // All read A; each puts its own in A's place.
    const rivals = yield* batch(['B', 'C', 'D'].map((value) => swap([removed('A'), made(value)])));
    const winners = rivals.filter(({ ok }) => ok).length;
    const [late] = yield* batch([swap([removed('A'), made('E')])]);
    if (winners === 1 && !late.ok)
      return agrees('En av tre fick låset, och den som kom efter vägrades.', 'One of three got the lease, and a latecomer was refused.');
    return differs(
      `${winners} av tre fick låset; den som kom efter ${late.ok ? 'fick det' : 'vägrades'}.`,
      `${winners} of three got the lease; a latecomer ${late.ok ? 'got it' : 'was refused'}.`,
    );
  },
};
