/** Names of states as transfers and regimes write them; the first of each row is the short one. */
export const stateNames: readonly (readonly string[])[] = [
  ['DPRK', 'North Korea', 'Nordkorea', 'KP', 'PRK', "Democratic People's Republic of Korea"],
  ['ROK', 'South Korea', 'Südkorea', 'KR', 'KOR', 'Republic of Korea'],
  ['Russia', 'Russian Federation', 'Russland', 'RU', 'RUS'],
  ['China', 'CN', 'CHN', "People's Republic of China"],
  ['Iran', 'IR', 'IRN', 'Islamic Republic of Iran'],
  ['Libya', 'Libyen', 'LY', 'LBY'],
  ['Syria', 'Syrien', 'SY', 'SYR'],
  ['Somalia', 'SO', 'SOM'],
  ['Sudan', 'SD', 'SDN'],
  ['Yemen', 'Jemen', 'YE', 'YEM'],
  ['Mali', 'ML', 'MLI'],
  ['Belarus', 'BY', 'BLR'],
  ['Myanmar', 'MM', 'MMR', 'Burma'],
];
