/**
 * The parts of the add-on that are read only when they are used. Apps Script reads Code.js at every execution, be it only
 * to draw a menu, but an HTML file of the project when asked: there each part lies as a script, whole in itself.
 * `getRawContent` is documented to give a file unprocessed; what it costs only a live tenant can show [U].
 */
interface Parts {
  reads: typeof import('./parts/reads.ts');
  acts: typeof import('./parts/acts.ts');
  staff: typeof import('./parts/staff.ts');
  cards: typeof import('./parts/cards.ts');
  'card-acts': typeof import('./parts/card-acts.ts');
  hourly: typeof import('./parts/hourly.ts');
}

/** What a part's script calls itself. The build writes it. */
const NAME = 'DelakulturPart';

/** A part, read now. An execution has use for one, once. Throws where the project lacks its file. */
export function part<N extends keyof Parts>(name: N): Parts[N] {
  const file = `parts/${name}`;
  const script = HtmlService.createTemplateFromFile(file).getRawContent();
  return new Function(`${script}\nreturn ${NAME};\n//# sourceURL=${file}.js`)() as Parts[N];
}
