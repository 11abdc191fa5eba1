/** The common home card, and Sheets', Drive's and Calendar's: what waits today. Cards can't open the sidebar: they say where it is. */

import { tasksFor } from '../../domain/tasks/today.ts';
import { cardMessage } from '../../messages/cards.ts';
import { readAndPlan, requireCoordinator } from '../admit/reading.ts';
import { note } from '../checks/evidence.ts';
import { say } from '../session.ts';
import { type Card, card, guarded, row, section, stateLine, text, workbookButton } from './widgets.ts';

const TASKS_SHOWN = 4;

export function homeCard(): Card {
  return guarded(() => {
    const reading = readAndPlan();
    requireCoordinator(reading);
    note('card', 'shown');
    const tasks = tasksFor(reading.planned);
    const today = section(cardMessage('card.today'));
    for (const task of tasks.slice(0, TASKS_SHOWN)) today.addWidget(row(say(task.chip), `${say(task.title)}. ${say(task.text)}`));
    if (tasks.length === 0) today.addWidget(text(cardMessage('card.nothingWaits')));
    if (tasks.length > TASKS_SHOWN) {
      const more = tasks.length - TASKS_SHOWN;
      today.addWidget(text(cardMessage('card.moreTasks', { rest: more })));
    }
    const how = say(cardMessage('card.whereSidebar'));
    return card('Delakultur', [today, section().addWidget(text(how)).addWidget(workbookButton(reading))], stateLine(reading));
  });
}
