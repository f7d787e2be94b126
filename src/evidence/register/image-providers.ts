/** Who takes the images that reports of this field rest on, with the spellings that news uses. */
export const imageProviders: readonly (readonly string[])[] = [
  [
    'Planet',
    'Planet Labs',
    'Planet Labs PBC',
    '플래닛 랩스',
    '플래닛랩스',
    'プラネット・ラボ',
    'プラネット社',
    '行星实验室',
  ],
  ['Maxar', 'Maxar Technologies', 'DigitalGlobe', 'WorldView', '맥사', 'マクサー', '马克萨尔', 'Максар'],
  ['Airbus', 'Airbus Defence and Space', 'Pléiades', 'Pleiades', '에어버스', 'エアバス'],
  ['BlackSky', 'Black Sky'],
  ['Umbra', 'Umbra Lab'],
  ['Capella', 'Capella Space'],
  ['ICEYE'],
  ['Satellogic'],
  ['Sentinel-2', 'Sentinel-1', 'Copernicus', 'Sentinel Hub'],
];
