/** `delakultur report`: the coordinator's report by area and theme. */
import { reportOf, reportText } from '../../../presenters/report.ts';
import type { Context } from '../../context.ts';
import { read } from '../../reading.ts';

/** English for the settings' own words; the municipality's own words stay. */
const english: Readonly<Record<string, string>> = { område: 'area', lärspridare: 'ambassador' };

export async function run({ terminal, open }: Context): Promise<number> {
  const session = await open();
  try {
    const { planned, config } = await read(session);
    const report = reportOf(planned);
    const { areaName, ambassadorName } = config.settings;
    const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
    const inLang = (word: string): string => (terminal.lang === 'en' ? (english[word] ?? word) : word);
    if (terminal.json) terminal.document(report);
    else terminal.print(reportText(report, { area: capital(inLang(areaName)), ambassador: inLang(ambassadorName) }, terminal.lang));
    return 0;
  } finally {
    session.close();
  }
}
