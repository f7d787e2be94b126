export { Workbench } from './workbench.tsx';
export { askVisitor } from './team/visitor.ts';
