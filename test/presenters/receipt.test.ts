/** A withdrawal's receipt: what it says of each thing that was closed or was not, and the letter to the lecturer. */

import { render } from '../../src/messages/render.ts';
import { type ReceiptFacts, receiptJson, receiptLetter, receiptText } from '../../src/presenters/letters/receipt.ts';
import { cannotUndo } from '../../src/workflows/withdraw/receipt.ts';

const film = {
  recording: 'F-1',
  title: 'Vatten',
  file: 'id',
  readersBefore: 243,
  byLink: true,
  captions: 1,
  others: 2,
  closed: true,
  shortcutsRemoved: 2,
};
const receipt: ReceiptFacts = {
  permit: 'M-1',
  lecturer: 'Lena Ek',
  begun: '2026-11-16 15:40',
  ended: '2026-11-16 15:41',
  films: [film, { ...film, recording: 'F-2', title: 'Luft', byLink: false, captions: 0, others: 0, shortcutsRemoved: 0 }],
  closed: true,
  meetings: { changed: 2, failed: 0 },
  notes: [],
  cannotUndo,
};

describe('The receipt of a withdrawal', () => {
  it('tells of the link, the captions, other files, shortcuts and meetings', () => {
    const text = receiptText(receipt, 'sv');
    for (const part of [
      'alla som hade länken och 243 personer',
      '1 undertextfil stängdes också',
      '2 andra filer av samma inspelning',
      '2 genvägar togs bort',
      'ur 2 träffar. Ingen fick mejl',
      'kopierat till sin egen Drive',
    ])
      expect(text).toContain(part);
    expect(receiptText(receipt, 'en')).toContain('everyone who had the link and 243 people');
  });

  it.each([
    ['place', 'ligger inte i Väntrummet'],
    ['grant', 'Hantera åtkomst'],
    ['above', 'mapp ovanför den är delad'],
    ['owner', 'Be ägaren'],
    ['unread', 'svarade inte på vem'],
  ] as const)('says what to do about a film that is still open: %s', (why, words) => {
    const text = receiptText({ ...receipt, closed: false, films: [{ ...film, closed: false, why }] }, 'sv');
    expect(text).toContain('INTE HELT STÄNGT');
    expect(text).toContain(words);
    expect(text).toContain('Kör samma kommando igen');
  });

  it('says when the row was not written, another run went on, or Calendar was silent', () => {
    const text = receiptText({ ...receipt, closed: false, notes: ['rowUnwritten', 'othersRunning', 'unread'] }, 'sv');
    expect(text).toContain('INTE HELT STÄNGT');
    for (const part of ['Skriv dagens datum i Återkallat', 'igen om tio minuter', 'träffarna är inte rensade'])
      expect(text).toContain(part);
    expect(text).not.toContain('243'); // Not all are counted: no number is given.
    expect(receiptText({ ...receipt, meetings: { changed: 0, failed: 1 } }, 'sv')).toContain('står kvar i 1 träff, men leder ingenstans');
  });
});

describe('The letter to the lecturer', () => {
  it('says what was closed, when, that it was read back, and what can’t be undone, in both languages', () => {
    const sv = receiptLetter(receipt, 'sv');
    expect(sv?.subject).toBe('Kvitto: filmerna är stängda');
    for (const part of [
      'Hej Lena Ek!',
      '(M-1)',
      '• Vatten',
      '• Luft',
      '15:40',
      '15:41',
      'bara samordnarna',
      '2 träffar',
      render(cannotUndo, 'sv'),
    ])
      expect(sv?.text).toContain(part);
    const en = receiptLetter({ ...receipt, films: [film] }, 'en');
    expect(en?.subject).toBe('Receipt: the recording is closed');
    expect(en?.text).toContain(render(cannotUndo, 'en'));
  });

  it('is not there while something is open, or where nothing was to close', () => {
    expect(receiptLetter({ ...receipt, closed: false }, 'sv')).toBeUndefined();
    expect(receiptLetter({ ...receipt, films: [{ ...film, file: undefined }] }, 'sv')).toBeUndefined();
    expect(receiptJson({ ...receipt, closed: false }, 'sv').letter).toBeNull();
  });
});
