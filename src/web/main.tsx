import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Workbench, askVisitor } from './index.ts';
import { language } from './texts.ts';

void askVisitor();
document.documentElement.lang = language;
createRoot(document.getElementById('workbench')!).render(
  <StrictMode>
    <Workbench />
  </StrictMode>,
);
