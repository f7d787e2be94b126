/** `2023-10-18 12:00 UTC` of an instant. */
export function timeText(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
