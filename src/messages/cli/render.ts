/** What the command line renders: every message there is, and its own, which the add-on and the pages need not carry. */
import type { Words } from '../../domain/message.ts';
import { rendererOf } from '../catalogue.ts';
import { catalogues as everywhere, type Said } from '../render.ts';
import { commands } from './commands.ts';
import { csv } from './csv.ts';
import { faults } from './faults.ts';
import { imports } from './imports.ts';
import { permitCommands } from './permits.ts';
import { uploads } from './uploads.ts';

export const catalogues = { ...everywhere, commands, csv, faults, imports, permitCommands, uploads };

const render = rendererOf(...Object.values(catalogues));

/** Both languages of a message, its own or another's. */
export const wordsOf = (said: Said): Words => ('code' in said ? { sv: render(said, 'sv'), en: render(said, 'en') } : said);
