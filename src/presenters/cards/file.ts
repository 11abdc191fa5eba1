/** What the Drive card says of one selected file, and what may be done with it, the likely act first. */

import type { FileAct } from '../../contract/cards.ts';
import type { Words } from '../../domain/message.ts';
import { spokenName } from '../../domain/plan/access/aside.ts';
import type { FilmFacts } from '../../domain/plan/access/film-facts.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import type { Item } from '../../domain/plan/state.ts';
import type { FileView, Selected } from './file-view.ts';
import { filmView } from './film.ts';
import { both, folderLines, type Line, line, whatItIs } from './folder.ts';

/** `planned`: the whole workspace as it was just read. */
export function fileViewOf(planned: Planned, file: Selected): FileView {
  const { state } = planned.desired;
  const item = state.items.get(file.id);
  const about = item?.kind === 'shortcut' ? filmOf(planned, item.row) : item?.kind === 'recording' ? filmOf(planned, item.row) : undefined;
  if (about) return filmView(planned, about, file, item?.kind === 'shortcut' ? item : undefined);
  const none = { id: file.id, title: file.title, recording: '', missing: [] };
  if (item && item.kind !== 'stray') {
    if (item.kind === 'captions') return captionsView(planned, item, file);
    const kind = item.kind === 'room' || item.kind === 'audience' || item.kind === 'waiting' ? 'folder' : 'ours';
    return { ...none, kind, lines: folderLines(planned, item), acts: [] };
  }
  if (!file.handed && !item) {
    const text = both(
      'Delakultur når inte filen än. Du väljer själv om den ska få det.',
      'Delakultur cannot reach the file yet. You choose whether it may.',
    );
    return {
      ...none,
      kind: 'foreign',
      lines: [whatItIs(both('Ingen film i Delakultur.', 'Not a recording in Delakultur.')), line('Tillgång', 'Access', text)],
      acts: ['handOver'],
    };
  }
  const folder = state.items.get(item?.parent ?? '');
  const lines = [whatItIs(strayWords(file, folder)), ...sharedLines(file)];
  const acts: FileAct[] = [];
  if (file.captions) acts.push('captions');
  else if (file.whyNot === null) acts.push('takeIn');
  else lines.push(line('Kan tas in', 'Can be taken in', file.whyNot));
  if (item && folder && folder.kind !== 'waiting' && !item.trashed) acts.push('close');
  return { ...none, kind: item ? 'stray' : 'foreign', lines, acts };
}

const filmOf = ({ films }: Planned, row: string): FilmFacts | undefined => films.find((film) => film.id === row);

function strayWords({ captions }: Selected, folder: Item | undefined): Words {
  const what = captions
    ? both('Undertexter som ingen film har.', 'Captions that no recording has.')
    : both('Ingen film i Delakultur: den står inte i kalkylarket.', 'Not a recording in Delakultur: it is not in the workbook.');
  if (!folder) return what;
  if (folder.kind === 'waiting') return both(`${what.sv} Den ligger i Väntrummet.`, `${what.en} It lies in the waiting room.`);
  return both(
    `${what.sv} Den ligger i ${spokenName(folder.name)}, där andra kan se den.`,
    `${what.en} It lies in ${spokenName(folder.name)}, where others can see it.`,
  );
}

function sharedLines({ shared }: Selected): Line[] {
  if (shared === 0) return [];
  return [
    line(
      'Delad',
      'Shared',
      both(
        `Filen är delad direkt med ${shared === 1 ? 'en annan' : `${shared} andra`}. Den delningen tas bort när filmen tas in.`,
        `The file is shared directly with ${shared === 1 ? 'one other' : `${shared} others`}. That sharing ends when it is taken in.`,
      ),
    ),
  ];
}

function captionsView(planned: Planned, item: Item, file: Selected): FileView {
  const film = filmOf(planned, item.row);
  const title = film?.title ?? item.row;
  const beside = film?.file !== undefined && film.file.parent === item.parent;
  const text = beside
    ? both(`Undertexter till ”${title}”, och de ligger bredvid filmen.`, `Captions of “${title}”, and they lie beside it.`)
    : both(
        `Undertexter till ”${title}”. De flyttas till filmen när ändringarna genomförs.`,
        `Captions of “${title}”. They move to it when the changes are made.`,
      );
  return { id: file.id, kind: 'captions', title: file.title, recording: item.row, lines: [whatItIs(text)], missing: [], acts: [] };
}
