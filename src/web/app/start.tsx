import { render } from 'preact';
import { DEFAULT_LANGUAGE } from '../strings/index.ts';
import { AppPage } from './app-page.tsx';

const root = document.getElementById('page');
if (root !== null) {
  root.textContent = '';
  render(<AppPage language={DEFAULT_LANGUAGE} />, root);
  document.body.classList.add('alive');
}
