/** The line on top: whether all is as it should be, and when that was looked at. */
import type { Overview } from '../../../contract/api.ts';
import type { Mood } from '../../kit/components/chip.tsx';
import { clockText } from '../../kit/days.ts';
import { useSpeech } from '../../kit/language.ts';
import type { Vocabulary } from '../../words/all.ts';

interface Line {
  mood: Mood;
  sign: string;
  text: string;
}

export function stateLine({ state, at }: Pick<Overview, 'state' | 'at'>, w: Vocabulary, number: (value: number) => string): Line {
  switch (state.kind) {
    case 'ok':
      return state.errors > 0
        ? { mood: 'care', sign: '▲', text: w.nothingWaitsButErrors(number(state.errors), state.errors) }
        : { mood: 'good', sign: '✓', text: w.allWell(at) };
    case 'waiting':
      return { mood: 'care', sign: '◔', text: w.changesWait(number(state.changes), state.changes) };
    case 'stopped':
      return { mood: 'stop', sign: '■', text: w.stopped(number(state.removals), state.removals) };
    case 'running':
      return { mood: 'waiting', sign: '◐', text: w.running };
    case 'elsewhere':
      return { mood: 'waiting', sign: '→', text: w.elsewhereTitle };
  }
}

export function StateLine({ overview }: { overview: Overview }) {
  const { w, number, lang } = useSpeech();
  const at = clockText(overview.at, lang);
  const { mood, sign, text } = stateLine({ state: overview.state, at }, w, number);
  return (
    <div class={`banner state ${mood}`} role="status">
      <span class="strong">
        <span aria-hidden="true">{sign} </span>
        {text}
      </span>
      {overview.state.kind === 'waiting' && <span>{at}</span>}
    </div>
  );
}
