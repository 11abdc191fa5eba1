/** Who may see the film, before anything is sent. */

import type { Problem } from '../../contract/api.ts';
import type { UploadPreview } from '../../contract/uploads.ts';
import { Banner } from '../kit/components/banner.tsx';
import { type Mood, signs } from '../kit/components/chip.tsx';
import { ProblemBox } from '../kit/components/loading.tsx';
import { dayText } from '../kit/days.ts';
import { useSpeech } from '../kit/language.ts';
import { permitMoods } from '../kit/states.tsx';
import { uploadWords } from './words.ts';

type Reason = UploadPreview['reason'];
export const moodOf: Record<Reason, Mood> = {
  none: 'good',
  noRoom: 'waiting',
  permit: 'waiting',
  waiting: permitMoods.waiting,
  no: permitMoods.no,
  children: 'stop',
  rooms: 'waiting',
};

export function Preview({ preview, today }: { preview: UploadPreview | Problem | undefined; today: string }) {
  const { lang, say, number } = useSpeech();
  const w = uploadWords[lang];
  if (preview === undefined) return <p class="soft counting">{w.counting}</p>;
  if ('problem' in preview) return <ProblemBox problem={preview.problem} />;
  const { reason, open, closed, all, wouldBe, until, why } = preview;
  const titles: Record<Reason, string> = {
    none: w.seenBy(number(all), all),
    noRoom: w.noRoom,
    permit: w.permitMissing,
    waiting: w.permitMissing,
    no: w.saidNo,
    children: w.childrenClosed,
    rooms: w.roomsClosed,
  };
  const and = lang === 'sv' ? 'och' : 'and';
  const joined = (names: readonly string[]): string =>
    names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${and} ${names[names.length - 1]}`;
  const names = joined(closed.map((room) => room.name));
  // "Medgivande saknas." as a title need not be said again.
  const said = why && say(why) !== `${w.permitMissing}.` ? `${say(why)} ` : '';
  const rest = {
    none: w.seenWhere(joined(open.map((room) => room.name)), until === '' ? '' : dayText(until, lang, today)),
    noRoom: w.noRoomText,
    waiting: wouldBe > 0 ? w.untilYes(number(wouldBe), wouldBe, names) : w.noRoomText,
    permit: w.inWaiting,
    no: w.inWaiting,
    children: w.inWaiting,
    rooms: w.inWaiting,
  }[reason];
  return (
    <Banner mood={moodOf[reason]}>
      <p class="strong">
        <span aria-hidden="true">{signs[moodOf[reason]]} </span>
        {titles[reason]}
      </p>
      <p>
        {said}
        {rest}
      </p>
      {(reason === 'none' || reason === 'rooms') && closed.length > 0 && (
        <ul class="bare">
          {closed.map((room) => (
            <li key={room.name}>{w.notIn(room.name, say(room.why))}</li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
