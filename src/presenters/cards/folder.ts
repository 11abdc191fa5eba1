/** What the Drive card says of Delakultur's own folders. */

import type { Words } from '../../domain/message.ts';
import { presentViewers, viewersIn } from '../../domain/plan/access/viewers.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import type { Item } from '../../domain/plan/state.ts';
import { count, people } from '../../messages/words.ts';

export interface Line {
  readonly label: Words;
  readonly text: Words;
}

export const both = (sv: string, en: string): Words => ({ sv, en });
export const line = (sv: string, en: string, text: Words): Line => ({ label: both(sv, en), text });
export const whatItIs = (text: Words): Line => line('Vad det är', 'What it is', text);

export function folderLines({ desired, films }: Planned, item: Item): Line[] {
  const inside = [...desired.state.items.values()].filter((one) => one.parent === item.id && !one.trashed);
  const filmsText = (number: number, lang: 'sv' | 'en') => count(number, lang, ['film', 'filmer'], ['recording', 'recordings']);
  if (item.kind === 'room') {
    const shown = films.filter((film) => film.currentAudience?.rooms.includes(item.row)).length;
    const [present, due] = [presentViewers(desired, item.row).size, viewersIn(desired, [item.row]).size];
    const lines = [
      whatItIs(both('Ett rum i Delakultur.', 'A room in Delakultur.')),
      line(
        'Får se',
        'May see',
        both(`${people(present, 'sv')} ser ${filmsText(shown, 'sv')}.`, `${people(present, 'en')} see ${filmsText(shown, 'en')}.`),
      ),
    ];
    if (present !== due)
      lines.push(line('När ändringarna är gjorda', 'Once the changes are made', both(people(due, 'sv'), people(due, 'en'))));
    return lines;
  }
  if (item.kind === 'waiting' || item.kind === 'audience') {
    const here = inside.filter((one) => one.kind === 'recording').length;
    const strays = inside.filter((one) => one.kind === 'stray').length;
    const what =
      item.kind === 'waiting'
        ? both('Väntrummet. Bara samordnare ser det som ligger här.', 'The waiting room. Only coordinators see what lies here.')
        : both('En mapp som delar filmer med sina rum.', 'A folder that shares recordings with its rooms.');
    const text = both(filmsText(here, 'sv'), filmsText(here, 'en'));
    const lines = [whatItIs(what), line('Innehåll', 'Holds', text)];
    if (strays > 0)
      lines.push(
        line('Okända filer', 'Unknown files', both(`${strays}, som inte står i kalkylarket.`, `${strays} that are not in the workbook.`)),
      );
    return lines;
  }
  return [whatItIs(both('En del av Delakultur, ingen film.', 'Part of Delakultur, not a recording.'))];
}
