/** A small town with every feature, in two steps: what is there to begin with, and what has changed by the second apply. */
import type { TableName } from '../../src/domain/workbook/tables.ts';
import type { Cells } from '../../src/workflows/edit/write.ts';
import { set, type Town, town, write } from '../workflows/town.ts';
import { MARYAM } from '../workflows/workspace.ts';

const person = (name: string): string => `${name}@delaby.example`;
export const [AINO, BO, CILLA, DAN, EVA, FARID, GRETA, HUGO, INES, LEFT] = [
  'aino',
  'bo',
  'cilla',
  'dan',
  'eva',
  'farid',
  'greta',
  'hugo',
  'ines',
  'left',
].map(person) as [string, string, string, string, string, string, string, string, string, string];
export const GUEST = 'gast@annan.example';
/** Everyone whom the town has ever heard of, and one whom it has not. */
export const EVERYONE = [MARYAM, AINO, BO, CILLA, DAN, EVA, FARID, GRETA, HUGO, INES, LEFT, GUEST, person('nobody')];

const rows: Partial<Record<TableName, Cells[]>> = {
  units: [
    { id: 'u1', name: 'Förskolan Blåsippan', area: 'Team City', schoolForm: 'förskola' },
    { id: 'u2', name: 'Förskolan Åkern', area: 'Team Norr', schoolForm: 'förskola' },
  ],
  people: [
    { email: MARYAM, name: 'Maryam Lindqvist', roles: 'samordnare' },
    ...[AINO, BO, CILLA, DAN].map((email, n) => ({ email, name: `Person ${n}`, unit: n % 2 ? 'u1' : 'u2', roles: 'pedagog' })),
    { email: EVA, name: 'Eva', unit: 'u1' },
    { email: FARID, name: 'Farid', unit: 'u1' },
    { email: GRETA, name: 'Greta', unit: 'u2' },
    { email: HUGO, name: 'Hugo' },
    { email: LEFT, name: 'Slutat', unit: 'u1', to: '2026-10-31' },
    { email: GUEST, name: 'Gäst', external: 'ja' },
  ],
  mandates: [AINO, BO, CILLA, DAN].map((email, n) => ({ id: `U-${n}`, person: email, role: 'lärspridare', from: '2026-08-01' })),
  networks: [
    { id: 'N-1', name: 'Lärspridare', roles: 'lärspridare', leaders: EVA, minutes: 90 },
    { id: 'N-2', name: 'Språk', add: `${FARID}, ${GRETA}, ${GUEST}` },
  ],
  rooms: [
    { id: 'rum-alla', name: 'Alla', everyone: 'ja' },
    { id: 'rum-lar', name: 'Lärspridarnas rum', networks: 'N-1' },
    { id: 'rum-direkt', name: 'Språkrummet', networks: 'N-2', sharing: 'direkt' },
  ],
  permits: [
    { id: 'M-1', lecturer: 'Ann-Sofi Dahl', recordings: 'F-1', answer: 'ja', audience: 'alla medarbetare', to: '2027-06-30' },
    { id: 'M-2', lecturer: 'Gunilla Sjöström', recordings: 'F-2', answer: 'ja', audience: 'rum-alla, rum-lar' },
    { id: 'M-3', lecturer: 'Omar Haddad', recordings: 'F-3', answer: 'ja', audience: 'rum-direkt', external: 'ja' },
    { id: 'M-4', lecturer: 'Tove Ek', recordings: 'F-4', answer: 'ja', audience: 'alla medarbetare', withdrawn: '2026-11-01' },
  ],
  recordings: [
    { id: 'F-1', title: 'Systematik', lecturer: 'Ann-Sofi Dahl', rooms: 'rum-alla, rum-lar', permit: 'M-1' },
    { id: 'F-2', title: 'Flerspråkighet', lecturer: 'Gunilla Sjöström', rooms: 'rum-alla, rum-lar', permit: 'M-2' },
    { id: 'F-3', title: 'Språklekar', lecturer: 'Omar Haddad', rooms: 'rum-direkt', permit: 'M-3' },
    { id: 'F-4', title: 'Återkallad', lecturer: 'Tove Ek', rooms: 'rum-alla', permit: 'M-4' },
  ],
  meetings: [
    { id: 'T-1', network: 'N-1', title: 'Nätverksträff', start: '2026-12-02 13:00', place: 'Stadshuset' },
    { id: 'T-2', network: 'N-2', title: 'Språkträff', start: '2027-01-20 13:00', materials: 'F-3', online: 'ja' },
    { id: 'T-3', network: 'N-1, N-2', title: 'Alla', start: '2027-02-10 13:00' },
  ],
};

/** Before anything was applied. */
export function newTown(): Town {
  return town({}, rows);
}

/** By the second apply: leads change, a permit is withdrawn, a film is to be seen by fewer, meetings are moved and called off, rooms change, someone is new. */
export function whatChanges(where: Town): void {
  set(where, 'mandates', 'U-0', 'to', '2026-11-15');
  write(where, 'mandates', [{ id: 'U-9', person: HUGO, role: 'lärspridare', from: '2026-11-16' }]);
  set(where, 'networks', 'N-1', 'leaders', BO);
  set(where, 'permits', 'M-3', 'withdrawn', '2026-11-16');
  set(where, 'recordings', 'F-2', 'rooms', 'rum-lar');
  set(where, 'meetings', 'T-2', 'start', '2027-01-27 13:00');
  set(where, 'meetings', 'T-3', 'status', 'inställd');
  set(where, 'rooms', 'rum-lar', 'name', 'Lärspridarrummet');
  set(where, 'rooms', 'rum-direkt', 'sharing', 'grupp');
  write(where, 'people', [{ email: INES, name: 'Ines', unit: 'u2' }]);
  set(where, 'networks', 'N-2', 'add', `${FARID}, ${GRETA}, ${GUEST}, ${INES}`);
}
