/** Languages that the program writes for readers (BCP 47). */
export const readerLanguages = ['en', 'de'] as const;
export type ReaderLanguage = (typeof readerLanguages)[number];
