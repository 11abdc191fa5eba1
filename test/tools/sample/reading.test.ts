import { audiencesOf } from '../../../src/domain/people/audiences.ts';
import { rosterOf } from '../../../src/domain/people/people.ts';
import { verdictOn } from '../../../src/domain/permits/verdict.ts';
import type { Config } from '../../../src/domain/workbook/config.ts';
import { parseWorkbook, sheetOf } from '../../../src/domain/workbook/parse.ts';
import { checkReferences } from '../../../src/domain/workbook/references.ts';
import type { TableName } from '../../../src/domain/workbook/tables.ts';
import { delaby } from '../../../src/tools/sample/delaby.ts';
import type { Sample } from '../../../src/tools/sample/sample.ts';

const read = (sample: Sample): Config =>
  checkReferences(
    parseWorkbook(Object.fromEntries(Object.entries(sample.tables).map(([table, rows]) => [table, sheetOf(table as TableName, rows)]))),
  );
const made = (today: string): Sample =>
  delaby({ today, domain: 'delaby.example', seed: 1, coordinator: 'maryam.lindqvist@delaby.example' });
const edited = (sample: Sample): Sample => {
  const copy = structuredClone(sample);
  for (const { table, key, fields } of sample.waiting)
    Object.assign(copy.tables[table]?.find((row) => row.id === key || row.email === key) ?? {}, fields);
  return copy;
};
/** Every membership and every open room of a film, as lines that can be compared. */
const access = (config: Config, today: string): Set<string> => {
  const roster = rosterOf(config, today);
  const { rooms, networks } = audiencesOf(config, roster);
  const facts = new Map(
    config.tables.rooms.rows.map((row) => [
      row.id,
      { row, holdsExternal: [...(rooms.get(row.id) ?? [])].some((email) => roster.people.get(email)?.external) },
    ]),
  );
  const members = [...rooms, ...networks].flatMap(([id, emails]) => [...emails].map((email) => `${email} in ${id}`));
  const films = config.tables.recordings.rows.flatMap((row) =>
    verdictOn(row, config, facts, today).rooms.map((room) => `${row.id} in ${room}`),
  );
  return new Set([...members, ...films]);
};

describe('The workbook of the sample, read as the product reads it', () => {
  const today = '2026-11-16';
  const sample = made(today);
  const config = read(sample);
  const roster = rosterOf(config, today);
  const { networks, rooms } = audiencesOf(config, roster);

  it.each(['2026-11-16', '2027-07-01', '2028-02-29'])('has no faulty row and no remark but on what it means to show, made on %s', (day) => {
    const { tables, diagnostics } = read(made(day));
    expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
    for (const [name, table] of Object.entries(tables)) expect([name, [...table.faulty.keys()], table.keyless]).toEqual([name, [], []]);
    expect(tables.people.seen).toBe(made(day).tables.people?.length);
  });

  it('fills every network and every room', () => {
    for (const [id, members] of [...networks, ...rooms]) expect([id, members.size > 4]).toEqual([id, true]);
    expect(Math.max(...[...networks.values()].map((members) => members.size))).toBeLessThan(200);
    expect(rooms.get('rum-pilot')?.size).toBeLessThanOrEqual(20);
    expect(rooms.get('rum-alla')?.size).toBe([...roster.people.values()].filter((person) => !person.external).length);
  });

  it('lets exactly one room hold someone from elsewhere', () => {
    const external = [...rooms].filter(([, members]) => [...members].some((email) => roster.people.get(email)?.external)).map(([id]) => id);
    expect(external).toEqual(['rum-largrupper']);
  });

  it('changes by the waiting edits in one person’s one membership and one film’s one room', () => {
    const before = access(config, today);
    const after = access(read(edited(sample)), today);
    const newcomer = sample.waiting.find((edit) => edit.table === 'people')?.key;
    expect([...after].filter((line) => !before.has(line)).sort()).toEqual(['F-038 in rum-forskola', `${newcomer} in rum-norr`].sort());
    expect([...before].filter((line) => !after.has(line))).toEqual([]);
  });
});
