/** How a language writes numbers. */
export interface NumberStyle {
  readonly group: string;
  readonly decimal: string;
}

/** `1,234.5` */
export const englishNumbers: NumberStyle = { group: ',', decimal: '.' };

/** `1.234,5` */
export const germanNumbers: NumberStyle = { group: '.', decimal: ',' };

/** Groups of three before the decimal sign; the same in any locale of the machine. */
export function writeNumber(value: number, { decimal, group }: NumberStyle): string {
  const [whole, part] = String(value).split('.') as [string, string | undefined];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return part === undefined ? grouped : `${grouped}${decimal}${part}`;
}

/** To a fixed number of decimals, without groups: `0.50`. */
export function writeFixed(value: number, decimals: number, { decimal }: NumberStyle): string {
  return value.toFixed(decimals).replace('.', decimal);
}
