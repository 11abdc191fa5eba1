// One folder for a run of jest, where scripts/prepared.mjs makes what many tests need.
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');

module.exports = () => {
  process.env.PREPARED = mkdtempSync(path.join(tmpdir(), 'delakultur-prepared-'));
};

module.exports.remove = () => rmSync(process.env.PREPARED, { recursive: true, force: true, maxRetries: 3 });
