import fc from 'fast-check';
import { tabAfterKey } from '../../src/pages/kit/components/tabs.tsx';
import { rowsSeen } from '../../src/pages/kit/components/windowed.tsx';
import { found, soughtIn } from '../../src/pages/kit/found.ts';
import { people } from './fixture.ts';

const sought = soughtIn(people, ([email, name, unit]) => `${name} ${unit} ${email}`);
const names = (query: string): string[] => found(sought, query).map(([, name]) => name);

describe('searching as one types', () => {
  it('finds å ä ö typed as a o, and a o typed as å ä ö', () => {
    expect(names('asa oberg')[0]).toBe('Åsa Öberg');
    expect(names('Åsä Öbérg')[0]).toBe('Åsa Öberg');
    expect(names('Élif Demir')[0]).toBe('Elif Demir');
  });

  it('takes words in any order, and the unit as well as the name', () => {
    expect(names('blåsippan aino')).toEqual(['Aino Bergström']);
    expect(names('demir elif blasippan')).toEqual(['Elif Demir']);
  });

  it('puts those first whose name begins so', () => {
    const list = soughtIn(['Maria Ek', 'Ekman Ulla', 'Bo Ek'], (name) => name);
    expect(found(list, 'ek')).toEqual(['Ekman Ulla', 'Maria Ek', 'Bo Ek']);
  });

  it('shows all when nothing is typed, and none when nothing fits', () => {
    expect(names('  ')).toHaveLength(people.length);
    expect(names('finns inte alls')).toEqual([]);
  });

  it('looks through three thousand people within a keystroke', () => {
    const start = performance.now();
    for (const query of ['e', 'el', 'eli', 'elif', 'elif d']) found(sought, query);
    expect(performance.now() - start).toBeLessThan(250);
  });
});

describe('a windowed list', () => {
  it('has the rows near the window, and only those', () => {
    expect(rowsSeen(3000, 50, 0, 600)).toEqual({ from: 0, to: 20 });
    expect(rowsSeen(3000, 50, 50_000, 600)).toEqual({ from: 992, to: 1020 });
    expect(rowsSeen(5, 50, 0, 600)).toEqual({ from: 0, to: 5 });
  });

  it('always has every row that can be seen, however one has scrolled', () => {
    const anywhere = fc.record({
      count: fc.nat(5000),
      rowHeight: fc.integer({ min: 20, max: 90 }),
      above: fc.integer({ min: -900, max: 300_000 }),
      height: fc.integer({ min: 100, max: 1500 }),
    });
    fc.assert(
      fc.property(anywhere, ({ count, rowHeight, above, height }) => {
        const { from, to } = rowsSeen(count, rowHeight, above, height);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(count);
        for (let row = 0; row < count; row++) {
          const seen = (row + 1) * rowHeight > above && row * rowHeight < above + height;
          if (seen && !(from <= row && row < to)) throw new Error(`row ${row} is seen but not there`);
        }
        expect(to - from).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 18);
      }),
    );
  });
});

describe('the tabs', () => {
  it('go round by the arrow keys, and to the ends by Home and End', () => {
    expect(tabAfterKey('ArrowRight', 3, 4)).toBe(0);
    expect(tabAfterKey('ArrowLeft', 0, 4)).toBe(3);
    expect(tabAfterKey('Home', 2, 4)).toBe(0);
    expect(tabAfterKey('End', 1, 4)).toBe(3);
    expect(tabAfterKey('a', 1, 4)).toBeUndefined();
  });
});
