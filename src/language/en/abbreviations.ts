/** English words and titles that end with a full stop inside a sentence; lower case, without that stop. */
export const abbreviations: ReadonlySet<string> = new Set(
  `mr mrs ms dr prof gen col lt capt sgt maj adm sen rep gov st jr sr vs no inc ltd corp co dept est approx e.g i.e u.s u.k u.n p.m a.m
   jan feb mar apr jun jul aug sep sept oct nov dec mt ft vol fig rev hon amb cmdr d.c u.s.s.r`.split(/\s+/u),
);
