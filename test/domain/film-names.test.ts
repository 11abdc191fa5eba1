import { lecturerAmong, nameInDrive, suggestFilm, suggestFromName } from '../../src/domain/recordings/film-names.ts';

describe('a film’s file name', () => {
  it.each([
    ['flersprakighet-2026-11-10.mp4', 'Flersprakighet', '2026-11-10'],
    ['2026-11-10 Vatten och is.mp4', 'Vatten och is', '2026-11-10'],
    ['20261110_vatten_och_is_1080p.mov', 'Vatten och is', '2026-11-10'],
    ['Vatten och is-20261110_081530-Mötesinspelning.mp4', 'Vatten och is', '2026-11-10'],
    ['Lek i IT-stödd miljö 261110.webm', 'Lek i IT-stödd miljö', '2026-11-10'],
    ['C:\\Filmer\\sprak.och.lek.2026.11.10.mkv', 'Sprak och lek', '2026-11-10'],
    ['/film/Matematik (1920x1080).mp4', 'Matematik', undefined],
    ['Del 2 av 3.mp4', 'Del 2 av 3', undefined],
    ['spra\u030Ak.mp4', 'Språk', undefined],
  ])('%s suggests the title %s and the day %s', (name, title, date) => {
    expect(suggestFromName(name)).toEqual({ title, date });
  });

  it('is the title itself where only a date or a camera’s number stands in it', () => {
    expect(suggestFromName('GMT20261110-081500_Recording_1920x1080.mp4')).toEqual({
      title: 'GMT20261110-081500_Recording_1920x1080',
      date: '2026-11-10',
    });
    expect(suggestFromName('IMG_0042.MOV')).toEqual({ title: 'IMG_0042', date: undefined });
    expect(suggestFromName('')).toEqual({ title: '', date: undefined });
  });

  it('suggests no day that is not in the calendar, and none inside a longer number', () => {
    expect(suggestFromName('lek-2026-02-30.mp4').date).toBeUndefined();
    expect(suggestFromName('lek-120261110999.mp4').date).toBeUndefined();
  });

  it('suggests the last day of several', () => {
    expect(suggestFromName('uppfoljning av 2025-10-01 – 2026-11-10.mp4').date).toBe('2026-11-10');
  });
});

describe('the lecturer in a file name', () => {
  const lecturers = ['Lena Ek', 'Åsa Öberg', 'Nils Öberg', 'Per Holmström', 'Anna-Lena Ek'];
  it.each([
    ['vatten-lena-ek-2026-11-10.mp4', 'Lena Ek'],
    ['Ek Lena – vatten.mp4', 'Lena Ek'],
    ['asa_oberg_lek.mp4', 'Åsa Öberg'],
    ['lek holmstrom.mp4', 'Per Holmström'],
    ['anna-lena-ek.mp4', 'Anna-Lena Ek'],
  ])('in %s is %s', (name, lecturer) => {
    expect(lecturerAmong(name, lecturers)).toBe(lecturer);
  });

  it.each(['oberg-lek.mp4', 'ek-och-bok.mp4', 'lek.mp4', 'lena-ek-per-holmstrom.mp4'])('is nobody in %s', (name) => {
    expect(lecturerAmong(name, lecturers)).toBeUndefined();
  });
});

describe('what a film is filled in with', () => {
  it.each([
    ['Eva Utanlov - Tala med barn 2026-11-17.webm', 'Tala med barn', 'Eva Utanlov', ['Eva Utanlov']],
    ['Tala med barn – Eva Utanlov.webm', 'Tala med barn', 'Eva Utanlov', ['Eva Utanlov']],
    ['2026-11-17 Tala med barn, Eva Utanlov.webm', 'Tala med barn', 'Eva Utanlov', []],
    ['Tala med barn, Anna-Lena af Ek.webm', 'Tala med barn, Anna-Lena af Ek', '', []],
    ['Lek, ljus och skugga.webm', 'Lek, ljus och skugga', '', []],
    ['gunilla-sjostrom-flersprakighet.mp4', 'Flersprakighet', 'Gunilla Sjöström', ['Gunilla Sjöström']],
    ['anna-lena-ek-lek.mp4', 'Lek', 'Anna-Lena Ek', ['Anna-Lena Ek']],
    ['Eva Utanlov.webm', 'Eva Utanlov', 'Eva Utanlov', ['Eva Utanlov']],
  ])('from %s is the title %s and the lecturer %s', (name, title, lecturer, known) => {
    expect(suggestFilm(name, known)).toMatchObject({ title, lecturer });
  });
});

describe('a name in Drive', () => {
  it('is the title and the ending of the file, without signs that steer a screen or turn the reading order', () => {
    expect(nameInDrive('Lek\u202eute\u001b[2J', '/a/b\u202egnp.MP4')).toBe('Lekute[2J.mp4');
    expect(nameInDrive('Två\nrader', 'film.m\u0007ov')).toBe('Två rader');
  });
});
