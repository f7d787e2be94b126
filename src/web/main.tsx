import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Workbench } from './index.ts';
import { language } from './texts.ts';

document.documentElement.lang = language;
createRoot(document.getElementById('workbench')!).render(
  <StrictMode>
    <Workbench />
  </StrictMode>,
);
