/** Skolverket's register of school units, version 2, as its interface answers. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeRows } from '../../src/domain/workbook/import/importing.ts';
import { schoolRegisterIn } from '../../src/domain/workbook/import/school-register.ts';
import { sheetOf } from '../../src/domain/workbook/parse.ts';

const unit = (schoolUnitCode: string, name: string, status = 'AKTIV') => ({ schoolUnitCode, name, status });
const list = (...attributes: unknown[]) => ({ meta: { extractDate: '2026-11-16' }, data: { type: 'schoolunit', attributes } });
const detail = (schoolUnitCode: string, displayName: string, schoolTypes: string[], organizerType = 'KOMMUN', status = 'AKTIV') => ({
  data: { schoolUnitCode, attributes: { displayName, status, schoolTypes, municipalityCode: '0127' } },
  included: { type: 'organizer', attributes: { displayName: 'Delaby kommun', organizerType } },
});

describe('Skolverket’s register', () => {
  it('gives active units their code, name and school forms, by today’s codes and those before', () => {
    const read = schoolRegisterIn(
      [detail('10000001', 'Bruket', ['GR', 'FKLASS', 'GRAN']), detail('10000002', 'Gymnasiet', ['GYAN', 'GYS', 'VUXSFI', 'VUXAGR', 'SP'])],
      new Map(),
    );
    const { appends } = mergeRows('units', sheetOf('units', []), read?.incoming ?? { headers: [], rows: [] });
    expect(appends.map(({ cells }) => cells)).toEqual([
      { id: '10000001', name: 'Bruket', schoolForm: 'grundskola, förskoleklass, anpassad grundskola', unitCode: '10000001' },
      { id: '10000002', name: 'Gymnasiet', schoolForm: 'anpassad gymnasieskola, vuxenutbildning', unitCode: '10000002' },
    ]);
  });

  it('leaves out what rests, has closed or is planned, and tells of those that stand in Enheter', () => {
    const read = schoolRegisterIn(
      [
        list(
          unit('10000001', 'Bruket'),
          unit('10000002', 'Gamla', 'UPPHORT'),
          unit('10000003', 'Vilan', 'VILANDE'),
          unit('10000004', 'Nya', 'PLANERAD'),
        ),
      ],
      new Map([['10000002', 'gamla']]),
    );
    expect(read?.incoming.rows.map(([id]) => id)).toEqual(['10000001']);
    expect([...(read?.leftOut ?? [])]).toEqual([
      ['UPPHORT', 1],
      ['VILANDE', 1],
      ['PLANERAD', 1],
    ]);
    expect(read?.remarks.map(({ code, facts }) => [code, facts])).toEqual([
      ['register.notActive', { unit: 'Gamla', status: 'UPPHORT' }],
      ['register.ownerUnknown', { units: 1 }],
    ]);
  });

  it('finds a unit of the workbook by its code, whatever id it has, and leaves its school forms where it says none', () => {
    const existing = sheetOf('units', [{ id: 'bruket', name: 'Brukets skola', schoolForm: 'grundskola', unitCode: '10000001' }]);
    const read = schoolRegisterIn([list(unit('10000001', 'Bruket'))], new Map([['10000001', 'bruket']]));
    const merge = mergeRows('units', existing, read?.incoming ?? { headers: [], rows: [] });
    expect([merge.appends, merge.updates]).toEqual([[], [{ row: 2, key: 'bruket', cells: { name: 'Bruket' } }]]);
  });

  it('leaves private units out unless they are asked for', () => {
    const read = schoolRegisterIn([detail('10000001', 'Friskolan', ['GR'], 'Enskild')], new Map());
    const incoming = read?.incoming ?? { headers: [], rows: [] };
    expect(mergeRows('units', sheetOf('units', []), incoming)).toMatchObject({ appends: [], privateLeftOut: 1 });
    expect(mergeRows('units', sheetOf('units', []), incoming, { private: true }).appends).toHaveLength(1);
  });

  it('is not found in other documents', () => {
    for (const document of [{}, [], { data: [] }, { data: [{ id: 'o1', displayName: 'Skola', schoolUnitCode: '10000001' }] }, 'text', null])
      expect(schoolRegisterIn([document], new Map())).toBeUndefined();
  });

  const real = join(__dirname, '../../../shared/data/skolor_orebro_botkyrka_mjolby.csv');
  (existsSync(real) ? it : it.skip)('reads the codes of real units', () => {
    const lines = readFileSync(real, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const units = lines.filter(([code]) => /^\d{8}$/.test(code ?? '')).map(([code = '', name = '']) => unit(code, name));
    expect(schoolRegisterIn([list(...units)], new Map())?.incoming.rows).toHaveLength(units.length);
  });
});
