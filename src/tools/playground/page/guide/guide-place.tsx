import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { type Loaded, valueIn } from '../../../../pages/kit/asking.ts';
import { recall, remember } from '../kept.ts';
import { useAsk, useShell, useWords } from '../shell.ts';
import { type Facts, type Guide, type GuideName, guideOf, type Step } from './guide.ts';
import { noteVisit, readFacts } from './guide-facts.ts';

/** The guide as it stands, for every place: it goes on ticking while one is elsewhere. */
export interface GuideState {
  answer: Loaded<Facts>;
  /** Undefined until read, and where the sample's rows are not. */
  guides: Guide[] | undefined;
  /** The part whose steps one has asked to see; '' for none. */
  open: GuideName | '';
  onOpen(name: GuideName | ''): void;
}

const GuideContext = createContext<GuideState | undefined>(undefined);

/** @throws Error outside the provider. */
export function useGuide(): GuideState {
  const state = useContext(GuideContext);
  if (!state) throw new Error('No guide around.');
  return state;
}

export const isDone = (guide: Guide): boolean => guide.steps.every((step) => step.done);

export function GuideProvider({ children }: { children: ComponentChildren }) {
  const { workspace, actor, changes, route } = useShell();
  const mark = `${changes} ${actor.email} ${route.join('/')}`;
  // Noted before anything is asked: one may have left by the time it is answered.
  useEffect(() => noteVisit(workspace, actor, route, changes), [mark]);
  const answer = useAsk(`guide ${workspace.spreadsheetId}`, () => readFacts(workspace, actor, route, changes), mark);
  const facts = valueIn(answer);
  const guides = useMemo(() => facts && guideOf(facts), [facts]);
  const [open, setOpen] = useState(() => recall<GuideName | ''>('guide open', ''));
  const onOpen = (name: GuideName | ''): void => {
    setOpen(name);
    remember('guide open', name);
  };
  return <GuideContext.Provider value={{ answer, guides, open, onOpen }}>{children}</GuideContext.Provider>;
}

/** The part of the guide whose steps one follows, and the step that is next; undefined when it is done. */
export function useStep(): { guide: Guide; step: Step } | undefined {
  const { guides, open } = useGuide();
  const guide = guides?.find(({ name }) => name === open);
  const step = guide?.steps.find(({ done }) => !done);
  return guide && step && { guide, step };
}

/** Away from *Börja här*: the step that one is on, for whoever has asked for the steps. Its room is kept while they are read. */
export function GuideStrip() {
  const { guides, open } = useGuide();
  const w = useWords();
  const now = useStep();
  if (open === '' || (guides && !now)) return null;
  return (
    <p class="guide-strip">
      {now ? (
        <>
          <b>{w.guide[now.guide.name].title}:</b> {w.steps[now.step.name]}{' '}
          <a href="#/borja">{w.left(now.guide.steps.filter(({ done }) => done).length, now.guide.steps.length)}</a>
        </>
      ) : (
        '\u00a0'
      )}
    </p>
  );
}
