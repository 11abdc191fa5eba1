/** `delakultur report`: the coordinator's report by area and theme. */
import { reportOf, reportText } from '../../view/report.ts';
import type { Context } from '../context.ts';
import { read } from '../reading.ts';
import { openWorkspace } from '../workspace.ts';

export async function run({ terminal, where }: Context): Promise<number> {
  const session = await openWorkspace(where);
  try {
    const { planned, config } = await read(session);
    const report = reportOf(planned);
    const { areaName, ambassadorName } = config.settings;
    const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
    if (terminal.json) terminal.document(report);
    else terminal.print(reportText(report, { area: capital(areaName), ambassador: ambassadorName }, terminal.lang));
    return 0;
  } finally {
    session.close();
  }
}
