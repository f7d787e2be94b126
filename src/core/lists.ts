/**
 * `#core/lists`: the lists of words that options are chosen from, without the schemas of `#core`. The command line builds all of its
 * commands for every call; with the schemas a `--help` reads five times as many files.
 */
export { assignmentStates } from './records/assignment-states.ts';
export { discussedKinds } from './records/discussed-kinds.ts';
export { informationGrades, sourceGrades } from './records/admiralty-code.ts';
export { recordKinds } from './records/record-kinds.ts';
export { readerLanguages } from './sentences/reader-languages.ts';
export { roles } from './roles.ts';
