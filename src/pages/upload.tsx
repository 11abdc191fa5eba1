/** The upload dialog's page. Its script is also what its worker runs: a page of the add-on can't bring a file of its own for that. */
import { render } from 'preact';
import { followTheme } from './kit/theme.ts';
import { App } from './upload/app.tsx';
import { serveHashes } from './upload/hash.ts';

if (typeof document === 'undefined') {
  serveHashes(globalThis as unknown as Parameters<typeof serveHashes>[0]);
} else {
  followTheme();
  const root = document.getElementById('root');
  if (root) render(<App source={document.currentScript?.textContent ?? ''} />, root);
}
