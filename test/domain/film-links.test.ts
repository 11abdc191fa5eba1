/** Taking a film out of a meeting's text. */
import { leadsTo, withoutFilms } from '../../src/domain/plan/meetings/film-links.ts';

const link = (id: string): string => `Vatten: https://drive.google.com/file/d/${id}/view`;
const text = ['Fika\nkl. 14', `Filmer:\n${link('aaa')}\n${link('bbb')}`, 'Delakultur'].join('\n\n');

describe('A meeting’s text', () => {
  it('loses the lines that lead to a closed film, and keeps all else as it is', () => {
    expect(withoutFilms(text, ['aaa'])).toBe(['Fika\nkl. 14', `Filmer:\n${link('bbb')}`, 'Delakultur'].join('\n\n'));
  });
  it('loses the heading too when no film is left below it', () => {
    expect(withoutFilms(text, ['aaa', 'bbb'])).toBe('Fika\nkl. 14\n\nDelakultur');
  });
  it('that leads to none of them is left as it is, blank lines and all', () => {
    const odd = 'a\n\n\n\nb:\n\n';
    expect(withoutFilms(odd, ['aaa'])).toBe(odd);
    expect(leadsTo(odd, [''])).toBe(false);
  });
});
