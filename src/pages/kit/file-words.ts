/** What pages themselves say of files that are chosen, in both languages: they know no other messages. */
import type { Message, Words } from '../../domain/message.ts';
import { rendererOf } from '../../messages/catalogue.ts';
import { files } from '../../messages/files.ts';

const render = rendererOf(files);

export const fileWords = (message: Message): Words => ({ sv: render(message, 'sv'), en: render(message, 'en') });
