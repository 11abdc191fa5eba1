// Runs the command line whose main file is named, again and again in this one process, as often as its parent sends arguments:
// starting Node takes longer than most commands do. The main file is evaluated anew each time, what it imports once.
import { pathToFileURL } from 'node:url';

const main = pathToFileURL(process.argv[2]).href;
let [count, out, err] = [0, '', ''];

process.stdout.write = (text) => {
  out += text;
  return true;
};
process.stderr.write = (text) => {
  err += text;
  return true;
};

process.on('message', async (args) => {
  [out, err] = ['', ''];
  process.stdout.removeAllListeners('error'); // The main file adds one each time.
  process.exitCode = undefined;
  process.argv = [process.argv[0], process.argv[1], ...args];
  await import(`${main}?${count++}`);
  process.send({ code: process.exitCode ?? 0, out, err });
});
process.once('disconnect', () => process.exit());
