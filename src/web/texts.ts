import { type Texts, english } from './texts/english/english.ts';
import { german } from './texts/german/german.ts';
import { numberIn } from './texts/number-in.ts';

/** Languages of the interface (BCP 47), each by its own name. */
export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

const kept = 'sightline.language';

/** The reader's choice, else what the browser asks for, else English. Fixed as long as the page is loaded. */
export const language: Language = chooseLanguage();

/** Every word of the interface, in the reader's language. */
export const texts: Texts = language === 'de' ? german : english;

/** A number as the reader writes it. */
export const formatNumber: (value: number) => string = numberIn(language);

/** Remembers the choice in this browser and loads the page anew in that language. */
export function readIn(chosen: Language): void {
  localStorage.setItem(kept, chosen);
  location.reload();
}

function chooseLanguage(): Language {
  if (typeof document === 'undefined') return 'en';
  const wishes = [readKept(), ...navigator.languages].map((wish) => wish?.slice(0, 2));
  return wishes.find((wish): wish is Language => wish !== undefined && wish in languages) ?? 'en';
}

/** Storage may be forbidden. */
function readKept(): string | undefined {
  try {
    return localStorage.getItem(kept) ?? undefined;
  } catch {
    return undefined;
  }
}
