/** Writes numbers as readers of the language (BCP 47) do. */
export function numberIn(language: string): (value: number) => string {
  const format = new Intl.NumberFormat(language);
  return (value) => format.format(value);
}
