/** The cards that open by themselves. */
export { driveCard } from '../cards/drive.ts';
export { eventCard } from '../cards/event.ts';
export { homeCard } from '../cards/home.ts';
