import { calendar } from './calendar/calendar.ts';
import { drive } from './drive/drive.ts';
import { cloudIdentity } from './groups/groups.ts';
import type { Service } from './http/service.ts';
import { gmail } from './mail/gmail.ts';
import { sheets } from './sheets/sheets.ts';

/** The services of the embedded workspace: each is one folder, and exports one object. */
export const services: readonly Service[] = [drive, sheets, calendar, cloudIdentity, gmail];
