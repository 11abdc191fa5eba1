/** Commander's English errors as messages that say what to do. */
import type { CommanderError } from 'commander';
import type { Message } from '../domain/message.ts';
import { faultMessage } from '../messages/cli/faults.ts';

type Wrong = Pick<CommanderError, 'code' | 'message'>;

/** `code` is commander's own; the word at fault stands in quotes in its message. */
export const syntaxMessage = (error: Wrong): Message =>
  faultMessage('syntax.wrong', { what: whatIsWrong(error), near: /\(Did you mean (?:one of )?(.+)\?\)/.exec(error.message)?.[1] });

function whatIsWrong({ code, message }: Wrong): Message {
  const [, word = ''] = /'([^']*)'/.exec(message) ?? [];
  switch (code) {
    case 'commander.unknownCommand':
      return faultMessage('syntax.noCommand', { word });
    case 'commander.unknownOption':
      return faultMessage('syntax.noOption', { word });
    case 'commander.missingArgument':
      return faultMessage('syntax.argumentMissing', { word });
    case 'commander.missingMandatoryOptionValue':
      return faultMessage('syntax.optionMissing', { word });
    case 'commander.optionMissingArgument':
      return faultMessage('syntax.valueMissing', { word });
    case 'commander.excessArguments':
      return faultMessage('syntax.tooMany');
    case 'commander.invalidArgument': {
      const [, value = ''] = /argument '([^']*)' is invalid/.exec(message) ?? [];
      return faultMessage('syntax.valueWrong', { word, value });
    }
    default:
      return faultMessage('syntax.other', { detail: message });
  }
}
