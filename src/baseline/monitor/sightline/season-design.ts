/** Columns of the regression: level, trend in years, and two pairs of sine and cosine of the year. */
export const columns = 6;

/** Days of a mean year; a series counted in weeks without dates has years of 52 weeks. */
export const daysOfYear = 365.25;

/**
 * Prior standard deviations on the log scale, one a column: the level is free; a trend changes the level by a factor
 * of e^0.3 a year or less in two of three places, a season by e^0.5. Few looks leave a coefficient near 0.
 */
export const priorDeviations: readonly number[] = [Infinity, 0.3, 0.5, 0.5, 0.3, 0.3];

/** Rows of the design, one after another, for days counted from an origin. */
export function makeDesign(days: readonly number[], origin: number, yearDays: number): Float64Array {
  const design = new Float64Array(days.length * columns);
  days.forEach((day, look) => {
    const years = (day - origin) / yearDays;
    const angle = 2 * Math.PI * (day / yearDays);
    const at = look * columns;
    design[at] = 1;
    design[at + 1] = years;
    design[at + 2] = Math.cos(angle);
    design[at + 3] = Math.sin(angle);
    design[at + 4] = Math.cos(2 * angle);
    design[at + 5] = Math.sin(2 * angle);
  });
  return design;
}
