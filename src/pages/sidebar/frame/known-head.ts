/** What the lists know of what is opened from them: it stands above it at once, while the rest comes. */
import type { Overview } from '../../../contract/api.ts';
import { whenText } from '../../kit/days.ts';
import type { Speech } from '../../kit/language.ts';
import type { Head, Place } from './context.ts';
import { stateMood, stateWord } from './lists.tsx';

export function knownHead(overview: Overview, place: Place, { w, lang, number }: Speech): Head {
  switch (place.kind) {
    case 'person': {
      const [, title, text, state] = overview.people.find(([email]) => email === place.id) ?? [];
      return title === undefined ? {} : { title, text, chip: { mood: stateMood(state ?? ''), text: stateWord(state ?? '', w) } };
    }
    case 'unit': {
      const unit = overview.units.find(({ id }) => id === place.id);
      if (!unit) return {};
      const chip = unit.vacant
        ? { mood: 'stop' as const, text: w.vacant }
        : { mood: 'good' as const, text: w.filled(overview.words.ambassador) };
      return { title: unit.name, text: unit.area, chip };
    }
    case 'network': {
      const network = overview.networks.find(({ id }) => id === place.id);
      if (!network) return {};
      const next = network.next === null ? w.noMeeting : w.nextMeeting(whenText(network.next, '', lang, overview.date));
      return { title: network.name, text: `${w.memberCount(number(network.members), network.members)} · ${next}` };
    }
    default:
      return {};
  }
}
