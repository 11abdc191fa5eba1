import { render } from 'preact';
import { App } from './plan/app.tsx';

const root = document.getElementById('root');
if (root) render(<App />, root);
