import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Workbench } from './index.ts';

createRoot(document.getElementById('workbench')!).render(
  <StrictMode>
    <Workbench />
  </StrictMode>,
);
