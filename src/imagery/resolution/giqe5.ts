/** What GIQE-5 needs to know of an image. */
export interface ImageQuality {
  /** Geometric mean of the GSD along and across the look, on the ground. */
  readonly gsdMetres: number;
  /** Relative edge response: the step of a sharp edge between half a pixel before and behind it, 0..1. */
  readonly edgeResponse?: number;
  /** Contrast signal to noise, as GIQE-5 defines it. */
  readonly signalToNoise?: number;
}

/** Values in the middle of GIQE-5's own figures, for an image of which only the GSD is known. */
const usualQuality = { edgeResponse: 0.35, signalToNoise: 50 } as const;

/**
 * The rating on the visible NIIRS scale (0..9) that image analysts would give, by the General Image Quality Equation
 * 5.0 (NGA, released 16 September 2015), GSD in inches:
 *   9.57 - 3.32 log GSD + 3.32 (1 - exp(-1.9 / SNR)) log RER - 2 (log RER)⁴ - 1.8 / SNR
 * Check value of its figure 1: 20.8 inches (0.52832 m), RER 0.35, SNR 50 give NIIRS 5. It was fitted to images of
 * NIIRS 2 and better, as sensors deliver them: do not feed it the spacing of an image that was enlarged.
 */
export function predictNiirs({ gsdMetres, edgeResponse, signalToNoise }: ImageQuality): number {
  const edge = Math.log10(edgeResponse ?? usualQuality.edgeResponse);
  const snr = signalToNoise ?? usualQuality.signalToNoise;
  const inches = gsdMetres / 0.0254;
  return 9.57 - 3.32 * Math.log10(inches) + 3.32 * (1 - Math.exp(-1.9 / snr)) * edge - 2 * edge ** 4 - 1.8 / snr;
}
