import type { ClaimKind } from '#core';

/** Where a claim of the article stands, as a reader of German found it: UTF-16 code units, half open; no words of the article. */
export interface ExpectedClaim {
  readonly message: readonly [number, number];
  readonly speaker: readonly [number, number] | null;
  readonly hedges?: readonly (readonly [number, number])[];
  /** Outermost first. */
  readonly via?: readonly (readonly [number, number])[];
  readonly kind?: ClaimKind;
  readonly polarity?: 'negated' | 'denied';
  readonly likelihood?: readonly [number, number];
  readonly deadline?: string;
  readonly time?: string;
}

/** SHA-256 of the file the offsets belong to. */
export const articleSha256 = '761752e29055d7894584f5bf1b896758dc0a04ea6933e6bb9825caa7e3376866';

/**
 * Every claim of `text/article-de/article-2023-10.txt` that is attributed, hedged, denied, legal or a forecast, written down
 * from reading it. The twelfth (a Konjunktiv II that looks like a past tense) is known to be missed.
 */
export const expectedClaims: readonly ExpectedClaim[] = [
  { message: [46, 99], speaker: null, hedges: [[64, 72]] },
  { message: [163, 222], speaker: null, hedges: [[166, 172]] },
  { message: [224, 266], speaker: null, hedges: [[224, 232]] },
  { message: [422, 539], speaker: [550, 578] },
  { message: [690, 746], speaker: [751, 757] },
  { message: [767, 829], speaker: [844, 880], hedges: [[796, 802]] },
  { message: [921, 985], speaker: [910, 919], polarity: 'negated', kind: 'denial' },
  { message: [1302, 1380], speaker: [1206, 1285], hedges: [[1287, 1300]] },
  {
    message: [1573, 1720],
    speaker: [1382, 1395],
    hedges: [
      [1573, 1583],
      [1679, 1691],
    ],
    kind: 'observation',
  },
  { message: [1919, 2222], speaker: [2227, 2240], hedges: [[2125, 2139]], likelihood: [55, 80] },
  { message: [2242, 2342], speaker: [2227, 2240], polarity: 'negated' },
  { message: [2345, 2431], speaker: [2652, 2681] },
  { message: [2490, 2569], speaker: [2405, 2431] },
  { message: [2571, 2647], speaker: [2652, 2681], hedges: [[2583, 2597]], likelihood: [55, 80] },
  { message: [2892, 3032], speaker: [2875, 2883] },
  { message: [3034, 3083], speaker: null, hedges: [[3043, 3047]] },
  { message: [3085, 3170], speaker: null, hedges: [[3118, 3124]] },
  { message: [3282, 3430], speaker: [3282, 3353], kind: 'forecast', deadline: 'P2W' },
  { message: [3432, 3500], speaker: null, hedges: [[3437, 3443]] },
  { message: [3575, 3638], speaker: [3584, 3593], hedges: [[3584, 3601]], time: '2023' },
  { message: [3641, 3685], speaker: null, hedges: [[3658, 3666]] },
  { message: [3687, 3813], speaker: null, hedges: [[3687, 3697]] },
  { message: [3878, 3954], speaker: [3862, 3868] },
  { message: [3956, 4153], speaker: null, kind: 'legal' },
  {
    message: [4203, 4277],
    speaker: null,
    hedges: [
      [4186, 4201],
      [4271, 4277],
    ],
  },
  { message: [4349, 4424], speaker: [4279, 4329], hedges: [[4330, 4347]] },
  { message: [4426, 4539], speaker: [4635, 4655], hedges: [[4431, 4437]], via: [[4577, 4615]] },
  { message: [4773, 4975], speaker: [4983, 4986], via: [[4992, 5031]] },
  { message: [5048, 5143], speaker: [5104, 5107] },
];
