/** How far a piece of work is: `withdrawn` by whoever gave it, `declined` by whoever got it. */
export const assignmentStates = ['open', 'done', 'declined', 'withdrawn'] as const;
export type AssignmentState = (typeof assignmentStates)[number];
