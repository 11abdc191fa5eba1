/** What commander says in English of a wrong command line, in both languages and with what to do. */
import type { CommanderError } from 'commander';
import type { Words } from '../domain/plan/change.ts';

/** `code` is commander's own; the word at fault stands in quotes in its message. */
export function syntaxWords({ code, message }: Pick<CommanderError, 'code' | 'message'>): Words {
  const [, word = ''] = /'([^']*)'/.exec(message) ?? [];
  const near = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1];
  const perhaps: Words = near === undefined ? { sv: '', en: '' } : { sv: ` Menar du ${near}?`, en: ` Do you mean ${near}?` };
  const see: Words = { sv: ' Se delakultur --help.', en: ' See delakultur --help --lang en.' };
  const both = (sv: string, en: string): Words => ({ sv: sv + perhaps.sv + see.sv, en: en + perhaps.en + see.en });
  switch (code) {
    case 'commander.unknownCommand':
      return both(`Kommandot ${word} finns inte.`, `There is no command ${word}.`);
    case 'commander.unknownOption':
      return both(`Flaggan ${word} finns inte här.`, `There is no option ${word} here.`);
    case 'commander.missingArgument':
      return both(`Argumentet ${word} saknas.`, `The argument ${word} is missing.`);
    case 'commander.missingMandatoryOptionValue':
      return both(`Flaggan ${word} måste anges.`, `The option ${word} must be given.`);
    case 'commander.optionMissingArgument':
      return both(`Flaggan ${word} behöver ett värde.`, `The option ${word} needs a value.`);
    case 'commander.excessArguments':
      return both(
        'Det är för många argument. Sätt citattecken om det som hör ihop.',
        'There are too many arguments. Put quotes around what belongs together.',
      );
    case 'commander.invalidArgument': {
      const [, value = ''] = /argument '([^']*)' is invalid/.exec(message) ?? [];
      return both(`Flaggan ${word} kan inte vara ”${value}”.`, `The option ${word} can't be “${value}”.`);
    }
    default:
      return both(message, message);
  }
}
