/** Admiralty code (NATO AJP-2.1): how reliable a source is, A completely to E not at all, F cannot be judged. */
export const sourceGrades = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type SourceGrade = (typeof sourceGrades)[number];

/** Admiralty code: how credible a piece of information is, 1 confirmed by other, independent sources to 5 improbable, 6 cannot be judged. */
export const informationGrades = ['1', '2', '3', '4', '5', '6'] as const;
export type InformationGrade = (typeof informationGrades)[number];
