// The longest first, so that no worker is left with one of them at the end. Jest knows how long each took only where it has run before.
const Sequencer = require('@jest/test-sequencer').default;

const LONGEST = [
  'browser/keyboard',
  'browser/start',
  'browser/staff',
  'browser/looks',
  'browser/hostile',
  'browser/throwing',
  'simulation/planted',
  'simulation/kill',
  'simulation/simulate',
  'simulation/properties',
  'addon/who-may',
  'acceptance/permits-states',
  'browser/upload',
  'cli/sample',
  'scripts/start',
  'browser/ui',
  'cli/commands',
  'bench/bench',
  'cli/upload',
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
