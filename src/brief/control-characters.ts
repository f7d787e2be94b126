/** Control characters are legal neither in XML nor in HTML, not even escaped; each becomes the replacement character. */
export function replaceControls(text: string): string {
  return text.replace(/\p{Cc}|[\ufffe\uffff]/gu, (character) => (/[\t\n\r]/.test(character) ? character : '\ufffd'));
}
