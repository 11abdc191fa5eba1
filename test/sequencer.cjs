// The longest first, so that no worker is left with one of them at the end. Jest knows how long each took only where it has run before.
const Sequencer = require('@jest/test-sequencer').default;

const LONGEST = [
  'browser/keyboard',
  'browser/start',
  'browser/staff',
  'browser/looks',
  'browser/hostile',
  'browser/throwing',
  'simulation/kill',
  'simulation/planted',
  'simulation/properties',
  'simulation/simulate',
  'cli/commands',
  'cli/upload',
  'browser/upload',
  'browser/ui',
  'scripts/start',
  'addon/who-may',
];

const placeOf = ({ path }) => {
  const at = LONGEST.findIndex((name) => path.endsWith(`/test/${name}.test.ts`));
  return at < 0 ? LONGEST.length : at;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => placeOf(a) - placeOf(b));
  }
};
