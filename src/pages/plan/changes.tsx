/** The changes of a plan, section by section. */
import { useState } from 'preact/hooks';
import type { ChangeView, PlanView } from '../../contract/api.ts';
import { Button } from '../kit/components/button.tsx';
import { Chip } from '../kit/components/chip.tsx';
import { Empty } from '../kit/components/empty.tsx';
import { PeopleList } from '../kit/components/people-list.tsx';
import { useSpeech } from '../kit/language.ts';
import { usePlanWords } from '../words/plan.ts';
import { closes, type Filter, type Section, sectionsOf } from './sections.ts';

const SECTIONS = 25;
const CHANGES = 15;
/** How many more rows each press shows: a plan at a school year's start has some thousands. */
const MORE = 200;

export function Changes({ plan, filter }: { plan: PlanView; filter: Filter }) {
  const { number } = useSpeech();
  const w = usePlanWords();
  const [most, setMost] = useState(SECTIONS);
  const sections = sectionsOf(plan.changes, filter);
  if (sections.length === 0) return <Empty title={w.planEmpty}>{w.planEmptyText}</Empty>;
  return (
    <>
      {sections.slice(0, most).map((section) => (
        <SectionOf key={section.id} section={section} people={plan.people} />
      ))}
      {sections.length > most && <Button onPress={() => setMost(most + MORE)}>{w.moreSections(number(sections.length - most))}</Button>}
    </>
  );
}

type People = PlanView['people'];

function SectionOf({ section, people }: { section: Section; people: People }) {
  const { say, number } = useSpeech();
  const w = usePlanWords();
  const [most, setMost] = useState(CHANGES);
  const rest = section.changes.length - most;
  const membership = section.kind === 'room' || section.kind === 'network' || section.kind === 'group';
  return (
    <section class="section">
      <h2>
        {closes(section) && (
          <Chip mood="stop" sign="■">
            {w.first}
          </Chip>
        )}
        <span>{say(section.title)}</span>
        {membership && section.gains > 0 && (
          <Chip mood="good" sign="">
            {w.gainCount(number(section.gains), section.gains)}
          </Chip>
        )}
        {membership && section.loses > 0 && <Chip mood="care">{w.loseCount(number(section.loses), section.loses)}</Chip>}
      </h2>
      <ul class="bare">
        {section.changes.slice(0, most).map((change) => (
          <ChangeOf key={change.id} change={change} people={people} />
        ))}
      </ul>
      {rest > 0 && (
        <Button look="quiet" onPress={() => setMost(most + MORE)}>
          {rest > MORE ? w.showMore(number(MORE)) : w.showAll(number(section.changes.length))}
        </Button>
      )}
    </section>
  );
}

function ChangeOf({ change, people }: { change: ChangeView; people: People }) {
  const { say, number } = useSpeech();
  const w = usePlanWords();
  const [open, setOpen] = useState(false);
  const total = change.who.reduce((sum, one) => sum + one.people.length, 0);
  return (
    <li class="change">
      <span class="sign" aria-hidden="true">
        {change.sign}
      </span>
      <div class="change-words">
        <p>
          <span class="unseen">{w.kindWords[change.kind]}: </span>
          {say(change.text)}
        </p>
        <p class="soft">{w.because(say(change.reason))}</p>
        {open &&
          change.who.map(({ how, people: numbers }) => (
            <section key={how}>
              {change.who.length > 1 && <h3>{w.how[how](number(numbers.length), numbers.length)}</h3>}
              <PeopleList people={numbers.flatMap((one) => (people[one] ? [people[one]] : []))} />
            </section>
          ))}
      </div>
      {total > 1 && (
        <Button look="quiet" expanded={open} onPress={() => setOpen(!open)} about={`– ${say(change.text)}`}>
          {open ? w.hide : total > 12 ? w.showAll(number(total)) : w.showWho}
        </Button>
      )}
    </li>
  );
}
