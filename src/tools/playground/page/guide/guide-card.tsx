import { useState } from 'preact/hooks';
import { Button } from '../../../../pages/kit/components/button.tsx';
import { google } from '../server.ts';
import { useShell, useWords } from '../shell.ts';
import type { Facts, Guide, Step } from './guide.ts';
import { filmRow, isInSidebar, newMeeting } from './guide.ts';
import { goToSideStep } from './side-step.tsx';

interface Props {
  guide: Guide;
  number: number;
  facts: Facts;
  /** The one to do next. */
  next: boolean;
  open: boolean;
  onOpen(open: boolean): void;
}

/** One part of the guide: what it is about, and its steps once one has begun. */
export function GuideCard({ guide, number, facts, next, open, onOpen }: Props) {
  const w = useWords();
  const { title, text } = w.guide[guide.name];
  const done = guide.steps.filter((step) => step.done).length;
  const all = guide.steps.length;
  const current = guide.steps.find((step) => !step.done);
  return (
    <li class={`guide${next ? ' next' : ''}${done === all ? ' done' : ''}${guide.name === 'regret' ? ' last' : ''}`}>
      <h2>
        <span class="nr" aria-hidden="true">
          {done === all ? '✓' : number}
        </span>{' '}
        {title}
      </h2>
      <p class="soft">{text}</p>
      {open && (
        <ol class="steps">
          {guide.steps.map((step) => (
            <li key={step.name} class={step.done ? 'done' : ''} aria-current={step === current ? 'step' : undefined}>
              <span class="tick" aria-hidden="true">
                {step.done ? '✓' : '○'}
              </span>
              <span>
                {w.steps[step.name]}
                <span class="unseen"> ({step.done ? w.stepDone : w.stepLeft})</span>
                {step.name === 'swapMail' && !step.done && <span class="soft"> {w.swapMails(mailCount(facts))}</span>}
                {step === current && <Way step={step} facts={facts} />}
              </span>
            </li>
          ))}
        </ol>
      )}
      <p class="foot">
        <Button look={next && !open ? 'act' : 'plain'} expanded={open} about={`– ${title}`} onPress={() => onOpen(!open)}>
          {open ? w.foldUp : done === all ? w.done : done > 0 ? w.goOn : w.begin}
        </Button>{' '}
        <span class="soft small">{(open || done > 0) && w.left(done, all)}</span>
      </p>
    </li>
  );
}

const mailCount = (facts: Facts): number => facts.mails.filter(({ kind }) => kind === 'message').length;

/** The quickest way to a step: one button. */
function Way({ step, facts }: { step: Step; facts: Facts }) {
  const { go, tryAs, workspace, actor } = useShell();
  const w = useWords();
  const [busy, setBusy] = useState(false);
  const way = (label: string, take: () => void) => (
    <p>
      <Button look="quiet" busy={busy} onPress={take}>
        {label} →
      </Button>
    </p>
  );
  const as = (email: string, ...route: string[]) => {
    if (actor.email !== email) tryAs(email, ...route);
    else if (route.length > 0) go(...route);
  };
  const event = newMeeting(facts.tabs, facts.memory)?.Kalenderhändelse ?? '';
  const asGuest = async () => {
    setBusy(true);
    try {
      const path = `/calendar/v3/calendars/${encodeURIComponent(workspace.calendarId)}/events/${event}`;
      const found = await google<{ attendees?: { email: string }[] }>(workspace.coordinator, path);
      const guest = found.attendees?.find(({ email }) => email !== workspace.coordinator)?.email;
      if (guest) as(guest, 'kalender', event);
    } finally {
      setBusy(false);
    }
  };
  switch (step.name) {
    case 'filmSee':
    case 'regretGone':
      return way(w.go.asElif, () => as(facts.coming, 'drive', filmRow(facts.tabs)?.Fil ?? ''));
    case 'swapMail':
      return way(w.go.inbox, () => as(facts.coming, 'inkorg'));
    case 'meetAnswer':
      return way(w.go.guest, () => void asGuest());
    case 'meetSee':
      return way(w.go.asMaryam, () => as(workspace.coordinator, 'kalender', event));
    default:
      if (actor.email !== workspace.coordinator) return way(w.go.asMaryam, () => as(workspace.coordinator));
      return isInSidebar(step) ? way(w.toSidebar, goToSideStep) : null;
  }
}
