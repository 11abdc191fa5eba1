/** The pages' own messages about chosen files, in both languages: pages know no others. */
import type { Message, Words } from '../../domain/message.ts';
import { rendererOf } from '../../messages/catalogue.ts';
import { files } from '../../messages/films/files.ts';

const render = rendererOf(files);

export const fileWords = (message: Message): Words => ({ sv: render(message, 'sv'), en: render(message, 'en') });
