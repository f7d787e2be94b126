import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The fonts of the PDF, from packages: Latin, Greek and Cyrillic in three styles, Hangul in two. */
const files = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf',
  '@expo-google-fonts/noto-sans-kr/700Bold/NotoSansKR_700Bold.ttf',
];

export function findFontFolders(): string[] {
  return findFontFiles().map((file) => dirname(file));
}

/** The same for pictures. */
export function findFontFiles(): string[] {
  return files.map((file) => fileURLToPath(import.meta.resolve(file)));
}
