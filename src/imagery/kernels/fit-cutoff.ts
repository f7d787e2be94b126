/**
 * Where the structure of an image ends, in cycles per pixel, from its power spectrum (bins 0 to 0.5). Fitted is
 *   A · f^-α · exp(-ln 20 · (f / fc)^p) + N
 * by least squares in the logarithm, weighted by 1/√f: scenes follow a power law with α about 2 (Field 1987; Ruderman
 * 1994), blur and enlargement cut it off, noise and JPEG lay a floor N under it. The spectrum is first made to fall
 * only, since enlarging leaves side lobes behind its cut. `fc` is where the power has fallen to a twentieth of the law.
 * A floor and a law without a cut are preferred where they fit almost as well. Undefined where the spectrum does not
 * stand out of its floor by a factor of ten.
 */
export function fitCutoff(power: Float64Array): number | undefined {
  const count = power.length - 1;
  const first = 2;
  const size = count + 1 - first;
  const [frequency, weight, logs] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  let lowest = Infinity;
  for (let k = 0; k < size; k++) {
    frequency[k] = (k + first) / (2 * count);
    weight[k] = 1 / Math.sqrt(frequency[k]!);
    lowest = Math.min(lowest, power[k + first]!);
    logs[k] = Math.log(lowest);
  }
  if (!(lowest > 0) || logs[0]! - logs[size - 1]! < Math.LN10) return undefined;
  const total = weight.reduce((sum, one) => sum + one, 0);
  const [law, model] = [new Float64Array(size), new Float64Array(size)];
  let [best, found] = [Infinity, 1];
  let bestUncut = Infinity;
  for (let alpha = 1.2; alpha < 3.05; alpha += 0.2) {
    const unlikely = 0.01 * ((alpha - 2) / 0.4) ** 2;
    for (let k = 0; k < size; k++) law[k] = frequency[k]! ** -alpha;
    for (let step = 0; step <= 40; step++) {
      const cutoff = 0.06 * (1 / 0.06) ** (step / 40);
      for (const steepness of [2, 4]) {
        let scale = 0;
        for (let k = 0; k < size; k++) {
          model[k] = law[k]! * Math.exp(-Math.log(20) * (frequency[k]! / cutoff) ** steepness) + 1e-300;
          if (k < 5) scale += (logs[k]! - Math.log(model[k]!)) / 5;
        }
        const gain = Math.exp(scale);
        for (const share of [1, 0.8, 0.5, 0]) {
          let misfit = 0;
          for (let k = 0; k < size; k++) {
            misfit += weight[k]! * (logs[k]! - Math.log(gain * model[k]! + share * lowest + 1e-300)) ** 2;
          }
          const badness = misfit / total + unlikely;
          if (badness < best) [best, found] = [badness, cutoff];
          if (cutoff >= uncut) bestUncut = Math.min(bestUncut, badness);
        }
      }
    }
  }
  return bestUncut < best * 1.3 + 0.003 ? Math.max(found, uncut) : found;
}

/** A cut-off from here on is none: aliasing and the floor decide what is left of the spectrum. */
const uncut = 0.45;
