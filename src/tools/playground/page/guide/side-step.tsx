import { useEffect } from 'preact/hooks';
import { useWords } from '../shell.ts';
import { isInSidebar } from './guide.ts';
import { useStep } from './guide-place.tsx';

const place = 'side-step';
/** A step that lies further down than this share of the window is not seen at a glance. */
const seen = 0.6;

/** Whether one is on the way to the step: the sidebar may not be drawn yet. */
let awaited = false;

/** Above the add-on's sidebar: the step that is taken in it, for the eye to go on from. */
export function SideStep() {
  const w = useWords();
  const now = useStep();
  useEffect(() => {
    if (awaited) arrive();
  });
  useEffect(
    () => () => {
      awaited = false;
    },
    [],
  );
  if (!now || !isInSidebar(now.step)) return null;
  return (
    <p class="guide-strip" id={place} tabIndex={-1}>
      <b>{w.guide[now.guide.name].title}:</b> {w.steps[now.step.name]}
    </p>
  );
}

/** Takes one there, once it is drawn: on a phone the sidebar lies far below the guide. */
export function goToSideStep(): void {
  awaited = true;
  requestAnimationFrame(arrive);
}

function arrive(): void {
  const step = document.getElementById(place);
  if (!awaited || !step) return;
  awaited = false;
  const { top } = step.getBoundingClientRect();
  if (top < 0 || top > innerHeight * seen) step.scrollIntoView({ block: 'start' });
  step.focus({ preventScroll: true });
}
