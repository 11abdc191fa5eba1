import { createHandedFiles } from '../../../src/tools/playground/server/handed.ts';
import { addFilm, ELIF, town } from '../../workflows/town.ts';
import { MARYAM } from '../../workflows/workspace.ts';

describe('which files the add-on may reach', () => {
  const where = town();
  const ours = addFilm(where, 'F-1');
  const made = where.emulator.handle({
    method: 'POST',
    url: '/drive/v3/files?fields=id',
    headers: { authorization: `Bearer local:${MARYAM}`, 'content-type': 'application/json' },
    body: { text: JSON.stringify({ name: 'Anteckningar', mimeType: 'application/vnd.google-apps.folder' }) },
  });
  const foreign = (JSON.parse(made.body as string) as { id: string }).id;
  const handed = createHandedFiles(where.emulator);
  const flags = (user = MARYAM) => {
    const event = handed.told({ drive: { selectedItems: [{ id: ours }, { id: foreign }], activeCursorItem: { id: foreign } } }, user);
    const { selectedItems, activeCursorItem } = event.drive as Record<string, never> & { selectedItems: object[] };
    return [...selectedItems, activeCursorItem].map(
      (item) => (item as { addonHasFileScopePermission: boolean }).addonHasFileScopePermission,
    );
  };

  it('are those that it made, and those that the same person has handed over', () => {
    expect(flags()).toEqual([true, false, false]);
    handed.give(MARYAM, foreign);
    expect(flags()).toEqual([true, true, true]);
    expect(flags(ELIF)).toEqual([false, false, false]);
  });

  it('are none that the person does not see, and an event without files is left as it is', () => {
    expect(() => handed.give(ELIF, foreign)).toThrow('There is no such file');
    expect(handed.told({ calendar: { id: 'x' } }, MARYAM)).toEqual({ calendar: { id: 'x' } });
  });
});
