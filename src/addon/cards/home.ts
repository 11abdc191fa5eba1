/** The common home card, and Sheets', Drive's and Calendar's: what waits today. Cards can't open the sidebar: they say where it is. */
import { tasksFor } from '../../domain/tasks/today.ts';
import { look, requireCoordinator } from '../admit/look.ts';
import { note } from '../checks/evidence.ts';
import { say } from '../session.ts';
import { type Card, card, guarded, row, section, stateLine, text, workbookButton } from './widgets.ts';

const TASKS_SHOWN = 4;

export function homeCard(): Card {
  return guarded(() => {
    const reading = look();
    requireCoordinator(reading);
    note('card', 'shown');
    const tasks = tasksFor(reading.planned);
    const today = section({ sv: 'I dag', en: 'Today' });
    for (const task of tasks.slice(0, TASKS_SHOWN)) today.addWidget(row(say(task.chip), `${say(task.title)}. ${say(task.text)}`));
    if (tasks.length === 0) today.addWidget(text({ sv: 'Inget väntar på dig.', en: 'Nothing waits for you.' }));
    if (tasks.length > TASKS_SHOWN) {
      const more = tasks.length - TASKS_SHOWN;
      today.addWidget(text({ sv: `Och ${more} till, i arbetsbokens sidopanel.`, en: `And ${more} more, in the workbook’s sidebar.` }));
    }
    const how = say({
      sv: 'I arbetsboken: Tillägg → Delakultur → Öppna sidopanelen.',
      en: 'In the workbook: Extensions → Delakultur → Open the sidebar.',
    });
    return card('Delakultur', [today, section().addWidget(text(how)).addWidget(workbookButton(reading))], stateLine(reading));
  });
}
