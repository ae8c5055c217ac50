import { render } from 'preact';
import { AppPage } from './app-page.tsx';

const root = document.getElementById('page');
if (root !== null) {
  root.textContent = '';
  render(<AppPage />, root);
  document.body.classList.add('alive');
}
