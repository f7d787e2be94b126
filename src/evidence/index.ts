export { partyRegister } from './register/parties.ts';
export { type LineageInput, traceLineage } from './lineage/trace-lineage.ts';
