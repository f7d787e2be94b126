/** One key for `railcar`, `Railcars`, `rail cars`: lower case, no spaces or dashes, last word's English plural dropped. */
export function objectClassKey(objectClass: string): string {
  const key = objectClass.toLowerCase().replace(/[\s-]+/g, '');
  if (/(ch|sh|x|ss|us)es$/.test(key)) return key.slice(0, -2);
  return /(ss|us|is)$/.test(key) ? key : key.replace(/s$/, '');
}
