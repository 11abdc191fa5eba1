import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { recordingStatusWords } from '../../src/domain/workbook/tables/words.ts';
import { signs } from '../../src/pages/kit/components/chip.tsx';
import { SpeechProvider, speechIn } from '../../src/pages/kit/language.ts';
import { FilmStatus, filmMoods, permitMoods } from '../../src/pages/kit/states.tsx';
import { moodOf } from '../../src/pages/upload/preview.tsx';

const shown = (status: (typeof recordingStatusWords)[number], lang: 'sv' | 'en') =>
  renderToString(h(SpeechProvider, { value: speechIn(lang) }, h(FilmStatus, { status })));

describe('A film’s state', () => {
  it('bears the sign of the permit’s state that made it so, on every page', () => {
    expect([signs[filmMoods['föreläsaren sa nej']], signs[permitMoods.no], signs[moodOf.no]]).toEqual(['▲', '▲', '▲']);
    expect(shown('föreläsaren sa nej', 'sv')).toMatch(/chip stop.*▲.*föreläsaren sa nej/);
    expect(shown('väntar på svar', 'sv')).toMatch(/chip waiting.*◐/);
  });
  it('is said in the reader’s language', () => {
    expect(recordingStatusWords.map((status) => shown(status, 'en').replace(/<[^>]*>|[▲●◐]/g, ''))).toEqual([
      'planned',
      'the lecturer has not been asked',
      'waiting for an answer',
      'shared',
      'shared in some rooms',
      'the lecturer said no',
      'withdrawn',
      'the permit has ended',
      'the file is missing',
    ]);
  });
});
