import { exampleEndings, exampleType } from '../../src/domain/recordings/example-files.ts';

describe('A colleague’s example', () => {
  it('is kept under the type of its ending, whatever the page calls it', () => {
    expect(exampleType('Sagor på mattan.MP4')).toBe('video/mp4');
    expect(exampleType('Planering.docx ')).toMatch(/wordprocessingml/);
    for (const ending of exampleEndings) expect(exampleType(`x${ending}`)).toMatch(/^(video|audio|image|application)\/[\w.+-]+$/);
  });

  it('is never something that a browser or a computer runs', () => {
    for (const name of [
      'sida.html',
      'film.mp4.html',
      'bild.svg',
      'a.js',
      'a.exe',
      'a.zip',
      'a.docm',
      'mp4',
      'utan ändelse',
      '.constructor',
      '',
    ])
      expect([name, exampleType(name)]).toEqual([name, undefined]);
  });
});
