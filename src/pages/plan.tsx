import { render } from 'preact';
import { followTheme } from './kit/theme.ts';
import { App } from './plan/app.tsx';

followTheme();
const root = document.getElementById('root');
if (root) render(<App />, root);
