import { peopleMessage } from '../../src/domain/people/messages.ts';
import { count, grouped, listed } from '../../src/messages/words.ts';
import { workflowMessage } from '../../src/messages/workflows.ts';
import { importText } from '../../src/presenters/imported.ts';
import { receiptJson, receiptText } from '../../src/presenters/letters/receipt.ts';
import { outcomesText } from '../../src/presenters/plan/outcomes.ts';
import { textTable } from '../../src/presenters/table.ts';
import { whyJson, whyText } from '../../src/presenters/why.ts';
import { closing, sharing } from './plans.ts';

describe('Numbers and lists in words', () => {
  it('bend with the number, and are grouped as the language does', () => {
    expect([0, 1, 2].map((number) => count(number, 'sv', ['film', 'filmer'], ['film', 'films']))).toEqual([
      '0 filmer',
      '1 film',
      '2 filmer',
    ]);
    expect([grouped(999, 'sv'), grouped(3055, 'sv'), grouped(1234567, 'en')]).toEqual(['999', '3\u00A0055', '1,234,567']);
    expect(listed(['a', 'b', 'c'], 'sv', 2)).toBe('a, b och 1 till');
    expect(listed(['a', 'b'], 'en', 2)).toBe('a, b');
  });

  it('stand in columns of even width, without trailing spaces and never more than a line a row', () => {
    const lines = textTable(
      ['Id', 'Namn'],
      [
        ['F-1', 'Två\nrader'],
        ['F-22', 'x'.repeat(50)],
      ],
      10,
    ).split('\n');
    expect(lines).toEqual(['Id    Namn', '────  ──────────', 'F-1   Två rader', 'F-22  xxxxxxxxx…']);
  });
});

describe('Why someone sees something', () => {
  const why = {
    person: 'anna@delaby.example',
    target: 'F-1',
    sees: false,
    should: true,
    chain: [
      { kind: 'file', ok: true, text: peopleMessage('why.everyone') },
      { kind: 'room', ok: false, text: peopleMessage('why.notOfRoom', { room: 'City' }) },
    ],
  };

  it('marks every link with a sign, and where it breaks with a word too', () => {
    const text = whyText(why, '”Vatten”', 'sv');
    expect(text).toContain('anna@delaby.example får inte se ”Vatten”.');
    expect(text).toContain('  ✓ Rummet är för alla medarbetare.');
    expect(text).toContain('  ✗ Nej: Hör inte till City.');
  });

  it('says when a change waits, and only then', () => {
    expect(whyText(why, 'F-1', 'sv')).toContain('en ändring väntar');
    expect(whyText({ ...why, should: false }, 'F-1', 'sv')).not.toContain('väntar');
    expect(whyText({ ...why, sees: true, should: false }, 'F-1', 'en')).toContain('a change waits');
  });

  it('is the same facts as JSON', () => {
    expect(whyJson(why, 'en').chain[1]).toEqual({ kind: 'room', ok: false, text: 'Does not belong to City.' });
  });
});

describe('A withdrawal’s receipt', () => {
  const film = { recording: 'F-1', title: 'Vatten', file: 'id', readersBefore: 243, closed: true, shortcutsRemoved: 2 };
  const receipt = {
    permit: 'M-1',
    lecturer: 'Lena Ek',
    begun: '2026-11-16 08:00',
    ended: '2026-11-16 08:01',
    films: [film],
    closed: true,
    cannotUndo: workflowMessage('withdrawal.cannotUndo'),
  };

  it('says when, which films, how many could see them, and what can’t be undone', () => {
    const text = receiptText(receipt, 'sv');
    for (const part of [
      'KVITTO: stängt',
      'M-1, Lena Ek',
      '2026-11-16 08:00',
      '2026-11-16 08:01',
      '✓ F-1 Vatten',
      '243 personer',
      '2 genvägar',
      'redan har laddat ner',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('never says closed of what was not read back as closed', () => {
    const text = receiptText({ ...receipt, closed: false, films: [{ ...film, closed: false, error: 'backendError' }] }, 'sv');
    expect(text).not.toContain('KVITTO: stängt');
    expect(text).toContain('✗ F-1 Vatten');
    expect(text).toContain('Kan fortfarande ses (backendError)');
    expect(text).toContain('Kör samma kommando igen');
  });

  it('says of a film that nobody saw that nothing changed, and null of a file that is not there', () => {
    expect(receiptText({ ...receipt, films: [{ ...film, readersBefore: 0 }] }, 'sv')).toContain('kan bara ses av samordnarna');
    expect(receiptJson({ ...receipt, films: [{ ...film, file: undefined }] }, 'en')).toMatchObject({
      films: [{ file: null }],
      cannotUndo: 'What someone has already downloaded, copied to their own Drive or recorded cannot be called back.',
    });
  });
});

describe('What applying came to', () => {
  it('counts what is done, names what failed, and what waits', () => {
    const outcomes = [
      { id: sharing.id, status: 'done' as const },
      {
        id: closing.id,
        status: 'failed' as const,
        error: workflowMessage('apply.refused', { status: 500, reason: 'backendError', google: 'Oops' }),
      },
      { id: 'x', status: 'skipped' as const },
    ];
    const text = outcomesText({ kind: 'done', outcomes, mailed: 2 }, [sharing, closing], 'sv');
    expect(text.split('\n')).toEqual([
      '✓ 1 ändring gjord.',
      '✉ 2 mejl skickade.',
      '… 1 ändring väntar till nästa körning.',
      '✗ 1 ändring misslyckades:',
      '    Is [recordings/F-2]: Google svarade 500 backendError. Det försöks igen vid nästa körning.',
    ]);
  });

  it('has a word for having nothing to do', () => {
    expect(outcomesText({ kind: 'nothing', outcomes: [], mailed: 0 }, [], 'sv')).toContain('Inget behövde ändras');
    expect(outcomesText({ kind: 'done', outcomes: [], mailed: 0 }, [], 'en')).toContain('Nothing needed to change');
  });
});

describe('What an import did', () => {
  const imported = {
    table: 'people' as const,
    added: 1,
    changed: 2,
    unchanged: 0,
    refused: 0,
    faulty: 0,
    privateLeftOut: 0,
    unknownColumns: ['Extra'],
    diagnostics: [],
    dryRun: false,
  };

  it('is counted in words that bend', () => {
    expect(importText(imported, 0, 'sv')).toContain('Personer: 1 ny, 2 ändrade, 0 oförändrade, 0 utan nyckel, 0 med fel.');
    expect(importText(imported, 24, 'en')).toContain('--where left out 24 rows.');
    expect(importText(imported, 0, 'sv')).toContain('Kolumner som inte används: Extra');
  });

  it('says that nothing was written when it was only tried', () => {
    expect(importText({ ...imported, dryRun: true }, 0, 'sv')).toContain('Inget är skrivet (--dry-run).');
    expect(importText(imported, 0, 'sv')).not.toContain('Inget är skrivet');
  });
});
