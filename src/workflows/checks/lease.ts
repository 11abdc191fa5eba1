/** Two who take the lease at once: the compare-and-swap that the command line and the add-on exclude each other by. */

import { batch, type Program } from '../../google/call.ts';
import type { SheetRequest } from '../../google/types.ts';
import { checkMessage } from '../../messages/checks/findings.ts';
import { sheetsChecks } from '../../messages/checks/sheets.ts';
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
  about: sheetsChecks.lease,
  needs: ['sheet'],
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
    if (winners === 1 && !late.ok) return agrees(checkMessage('seen.oneLease'));
    return differs(checkMessage('seen.leases', { winners, late: late.ok }));
  },
};
