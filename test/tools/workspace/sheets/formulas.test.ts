import { workspace } from './fixture.ts';

/** What a formula comes to, in E1 of a sheet with a small roster in A1:C4. */
function computing(locale = 'en_US') {
  const { book, batch, type, values, read } = workspace();
  const id = book();
  batch(id, [{ updateSpreadsheetProperties: { properties: { locale, timeZone: 'Europe/Stockholm' }, fields: 'locale,timeZone' } }]);
  type(id, 'A1', [
    ['Namn', 'Platser', 'Från'],
    ['Ann', 12, '2026-09-01'],
    ['bo', 8, '2026-10-01'],
    ['Ann', '', 'senare'],
  ]);
  const value = (formula: string) => {
    type(id, 'E1', [[formula]]);
    return values(id, 'E1')[0]?.[0] ?? '';
  };
  const shown = (formula: string) => {
    type(id, 'E1', [[formula]]);
    return read(id, 'E1').body.values?.[0][0];
  };
  return { id, value, shown, type, values };
}

describe('formulas', () => {
  it.each([
    ['=SUM(B2:B4)', 20],
    ['=AVERAGE(B2:B4)', 10],
    ['=COUNT(A1:C4)', 4],
    ['=COUNTA(A2:A4)', 3],
    ['=COUNTBLANK(B1:B4)', 1],
    ['=COUNTIF(A2:A4,"ann")', 2],
    ['=COUNTIF(B2:B4,">8")', 1],
    ['=COUNTIF(A2:A4,"b*")', 1],
    ['=COUNTIFS(A2:A4,"Ann",B2:B4,">1")', 1],
    ['=SUMIF(A2:A4,"Ann",B2:B4)', 12],
    ['=MAX(B:B)-MIN(B:B)', 4],
    ['=IF(AND(B2>10,NOT(B3>10)),"ja","nej")', 'ja'],
    ['=IF(B4="","saknas",B4)', 'saknas'],
    ['=IFERROR(B2/0,"inget")', 'inget'],
    ['=A2&" "&UPPER(A3)', 'Ann BO'],
    ['=CONCATENATE("a",1,TRUE)', 'a1TRUE'],
    ['=VLOOKUP("bo",A2:B4,2,FALSE)', 8],
    ['=ROUND(2.345,2)', 2.35],
    ['=MOD(-1,3)', 2],
    ['=LEFT("Delakultur",4)', 'Dela'],
    ['=RIGHT("Delakultur",6)&MID("Delakultur",1,2)', 'kulturDe'],
    ['=LEN(TRIM(" a  b "))', 3],
    ['=VLOOKUP(10,{1,2},1)', '#ERROR!'],
    ['=MIN(A1:A4)', 0],
    ['=SUBSTITUTE("a-b-c","-","+")', 'a+b+c'],
    ['=2+3*4^2%', 2 + 3 * 4 ** 0.02],
    ['=-2^2', 4],
    ['="2"=2', false],
    ['=ISBLANK(B4)', true],
  ])('%s is %p', (formula, expected) => {
    const got = computing().value(formula);
    if (typeof expected === 'number') expect(got).toBeCloseTo(expected, 10);
    else expect(got).toBe(expected);
  });

  it.each([
    ['=OKÄND(1)', '#NAME?'],
    ['=UNIQUE(A1:A4)', '#NAME?'],
    ['=okäntnamn+1', '#NAME?'],
    ['=1/0', '#DIV/0!'],
    ['=VLOOKUP("x",A1:B4,2,FALSE)', '#N/A'],
    ['=VLOOKUP("bo",A1:B4,3,FALSE)', '#REF!'],
    ['="a"+1', '#VALUE!'],
    ['=Finns!A1', '#REF!'],
    ['=(1', '#ERROR!'],
    ['=SUM(E1:E2)', '#REF!'],
  ])('%s is the error %s', (formula, expected) => expect(computing().value(formula)).toBe(expected));

  it('shows days as days where they are made of days, and a difference of days as a number', () => {
    const { shown, value } = computing();
    expect(shown('=TODAY()')).toBe('8/17/2026');
    expect(shown('=C2+7')).toBe('2026-09-08');
    expect(shown('=MAX(C2:C3)')).toBe('2026-10-01');
    expect(shown('=C3-C2')).toBe('30');
    expect(value('=MOD(NOW(),1)*24')).toBeCloseTo(10, 6);
    expect(value('=YEAR(C2)*100+MONTH(C2)')).toBe(202609);
    expect(shown('=DATE(2026,13,1)')).toBe('1/1/2027');
  });

  it('reads a Swedish spreadsheet’s formulas with ; between and , within numbers', () => {
    const { value, shown } = computing('sv_SE');
    expect(value('=SUM(1,5;2)')).toBe(3.5);
    expect(value('=IF(B2>1;"många";"få")')).toBe('många');
    expect(shown('=1/4')).toBe('0,25');
  });

  it('computes a column of a thousand sums, each on the one above, and finds circles in one', () => {
    const { book, batch, type, values } = workspace();
    const id = book();
    batch(id, [
      { updateSheetProperties: { properties: { sheetId: 7, gridProperties: { rowCount: 2000 } }, fields: 'gridProperties.rowCount' } },
    ]);
    type(id, 'A1', [[1], ...Array.from({ length: 1999 }, (_, at) => [`=A${at + 1}+1`])]);
    expect(values(id, 'A2000')).toEqual([[2000]]);
    type(id, 'A1', [['=A2000']]);
    expect(values(id, 'A1500')).toEqual([['#REF!']]);
  });
});
