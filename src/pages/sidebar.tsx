import { render } from 'preact';
import { App } from './sidebar/frame/app.tsx';

const root = document.getElementById('root');
if (root) render(<App />, root);
