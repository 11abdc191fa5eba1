/** `delakultur report`: the coordinator's report by area and theme; `report coverage`: where people with the mandate are missing. */
import { coverageOf } from '../../../domain/people/coverage.ts';
import { commandMessage } from '../../../messages/cli/commands.ts';
import { coverageJson, coverageText } from '../../../presenters/coverage.ts';
import { reportOf, reportText } from '../../../presenters/report.ts';
import type { Context } from '../../context.ts';
import { fault } from '../../fault.ts';
import { read } from '../../reading.ts';

const parts: readonly string[] = ['coverage', 'täckning'];

/** English for the settings' own words; the municipality's own words stay. */
const english: Readonly<Record<string, string>> = { område: 'area', lärspridare: 'ambassador' };

export async function run({ terminal, open }: Context, [part]: readonly string[]): Promise<number> {
  if (part !== undefined && !parts.includes(part.toLowerCase())) throw fault(commandMessage('report.noPart', { given: part }));
  const session = await open();
  try {
    const { planned, config } = await read(session);
    const { areaName, ambassadorName } = config.settings;
    const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
    const inLang = (word: string): string => (terminal.lang === 'en' ? (english[word] ?? word) : word);
    const words = { area: capital(inLang(areaName)), ambassador: inLang(ambassadorName) };
    if (part === undefined) {
      const report = reportOf(planned);
      if (terminal.json) terminal.document(report);
      else terminal.print(reportText(report, words, terminal.lang));
    } else {
      const coverage = coverageOf(config, planned.desired.today);
      if (terminal.json) terminal.document(coverageJson(coverage));
      else terminal.print(coverageText(coverage, words, terminal.lang));
    }
    return 0;
  } finally {
    session.close();
  }
}
