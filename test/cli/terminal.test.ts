import { terminalFor } from '../../src/cli/terminal.ts';

describe('A terminal', () => {
  const heard = (json: boolean, speak: (terminal: ReturnType<typeof terminalFor>) => void): string => {
    let all = '';
    const hear = (text: unknown): boolean => {
      all += String(text);
      return true;
    };
    const spies = [process.stdout, process.stderr].map((stream) => jest.spyOn(stream, 'write').mockImplementation(hear));
    speak(terminalFor({ lang: 'sv', json }));
    for (const spy of spies) spy.mockRestore();
    return all;
  };
  const bad = 'Film\u001b]0;x\u0007 \u202egnp\u2066\u200f\u009b1m\u007f\ufeff.mp4';

  it('is not steered by what data holds, nor is its reading order turned', () => {
    const all = heard(false, (terminal) => {
      terminal.print(`${bad}\nrad två\tslut`);
      terminal.note(bad);
      terminal.progress(bad, true);
    });
    expect(all).toBe('Film]0;x gnp1m.mp4\nrad två\tslut\nFilm]0;x gnp1m.mp4\nFilm]0;x gnp1m.mp4\n');
  });

  it('gets JSON that means the same, with such signs escaped', () => {
    const all = heard(true, (terminal) => terminal.document({ name: bad, title: 'Åk 3 – ”ön” 😀' }));
    expect(JSON.parse(all)).toEqual({ name: bad, title: 'Åk 3 – ”ön” 😀' });
    expect(all).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });
});
