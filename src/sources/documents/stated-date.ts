import { type PartialDate, parsePartialDate } from '#core';

/**
 * The day in a date as pages, feeds and PDFs write it (`2023-10-09T08:00+02:00`, `20231009`, `09.10.2023`,
 * `Mon, 09 Oct 2023 08:00:00 GMT`), as stated there and not moved to another time zone. Null where it says none.
 */
export function readStatedDate(text: string | null | undefined): PartialDate | null {
  const stated = text?.trim().slice(0, 100) ?? '';
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)/.exec(stated) ?? /^(\d{4})(\d{2})(\d{2})(?:\D|\d{6}|$)/.exec(stated);
  if (iso) return toDate([iso[1], iso[2], iso[3]]);
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/.exec(stated);
  if (german) return toDate([german[3], german[2], german[1]]);
  const mail = /(\d{1,2})\s+([A-Z][a-z]{2})[a-z]*\.?,?\s+(\d{4})(?!\d)/.exec(stated);
  if (mail) return toDate([mail[3], monthOf(mail[2]!), mail[1]]);
  const american = /^(?:[A-Z][a-z]+,\s+)?([A-Z][a-z]{2})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})(?!\d)/.exec(stated);
  return american ? toDate([american[3], monthOf(american[1]!), american[2]]) : null;
}

function monthOf(name: string): string | undefined {
  const at = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(name);
  return at < 0 || at % 3 !== 0 ? undefined : String(at / 3 + 1);
}

function toDate(parts: readonly (string | undefined)[]): PartialDate | null {
  const [year, month, day] = parts;
  if (year === undefined || month === undefined || Number(year) < 1500) return null;
  try {
    return parsePartialDate([year, month, day].flatMap((part) => part?.padStart(2, '0') ?? []).join('-'));
  } catch {
    return null;
  }
}
