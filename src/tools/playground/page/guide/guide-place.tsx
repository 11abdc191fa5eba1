import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo } from 'preact/hooks';
import { type Loaded, valueIn } from '../../../../pages/kit/asking.ts';
import { useAsk, useShell, useWords } from '../shell.ts';
import { type Facts, type Guide, guideOf } from './guide.ts';
import { noteVisit, readFacts } from './guide-facts.ts';

/** The guide as it stands, for every place: it goes on ticking while one is elsewhere. */
export interface GuideState {
  answer: Loaded<Facts>;
  /** Undefined until read, and where the sample's rows are not. */
  guides: Guide[] | undefined;
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
  return <GuideContext.Provider value={{ answer, guides }}>{children}</GuideContext.Provider>;
}

/** Away from *Börja här*: the step that one is on, once a part of the guide is begun. */
export function GuideStrip() {
  const { guides } = useGuide();
  const w = useWords();
  const begun = guides?.find((guide) => !isDone(guide) && guide.steps.some(({ done }) => done));
  const step = begun?.steps.find(({ done }) => !done);
  if (!begun || !step) return null;
  return (
    <p class="guide-strip">
      <b>{w.guide[begun.name].title}:</b> {w.steps[step.name]}{' '}
      <a href="#/borja">{w.left(begun.steps.filter(({ done }) => done).length, begun.steps.length)}</a>
    </p>
  );
}
