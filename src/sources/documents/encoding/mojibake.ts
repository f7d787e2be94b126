/** UTF-8 that was once read as windows-1252 and saved: `fÃ¼r`, `â€œ`, `Ð¡Ð¾`. */
const broken =
  /Ã[\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|Â[\u00a0-\u00bf]|â€[\u0080-\u00bfœ\u009d™˜“”¦]|[ÐÑ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/g;

/** What to say of a text in which several letters are broken in the way of mojibake; null where all is well. */
export function findMojibake(text: string): string | null {
  const found = text.match(broken);
  if (!found || found.length < 3 || found.length * 5000 < text.length) return null;
  return `${found.length} places such as “${found[0]}” look like letters that its publisher broke; words with them are kept as they are`;
}
