import type { Party } from '#core';
import type { PartyIndex } from '../parties/party-index.ts';
import { koreas } from './koreas.ts';
import { holder, sharedIntelligence } from './party-entry.ts';
import { unitedStates } from './united-states.ts';

/**
 * Governments with the bodies and spokespersons that speak for them: `partOf` makes them one origin. The bare name of a
 * state is a party of its own, so that a case that brings its own `us-government` does not lose it.
 */
export const governments: readonly Party[] = [
  ...unitedStates,
  ...koreas,
  holder(
    'ukraine',
    'Ukrainian government',
    [
      'Ukrainian government',
      'Ukrainian officials',
      'Ukrainian official',
      'ukrainische Regierung',
      'Zelensky',
      'Zelenskyy',
      'Selenskyj',
      'Зеленский',
      'Зеленський',
      'ウクライナ政府',
      '乌克兰政府',
    ],
    null,
    sharedIntelligence,
  ),
  holder('state-ukraine', 'Ukraine', ['Ukraine', 'Kyiv', 'Kiew', 'Украина', 'Україна', '우크라이나'], 'ukraine'),
  holder(
    'ukraine-hur',
    'Ukrainian military intelligence (HUR)',
    [
      'HUR',
      'GUR',
      'Ukrainian military intelligence',
      'Ukraine military intelligence',
      'Ukrainian intelligence',
      'Defence Intelligence of Ukraine',
      'Main Directorate of Intelligence',
      'ukrainischer Militärgeheimdienst',
      'ukrainischer Geheimdienst',
      'Budanov',
      'Budanow',
      'Kyrylo Budanov',
      'Буданов',
      'Skibitsky',
      'Skibitskyi',
      'Yusov',
      'ГУР',
      'Головне управління розвідки',
      'Главное управление разведки Украины',
      '부다노프',
      'ブダノフ',
      '布达诺夫',
    ],
    'ukraine',
    sharedIntelligence,
  ),
  holder('russia', 'Russian government', [
    'Russian government',
    'Russian officials',
    'russische Regierung',
    'ロシア政府',
    'Putin',
    'Путин',
    'Shoigu',
    'Schoigu',
  ]),
  holder(
    'state-russia',
    'Russia',
    [
      'Russia',
      'Russland',
      'Moscow',
      'Moskau',
      'Russie',
      'Rusia',
      'Rusland',
      'Россия',
      'Москва',
      'Росія',
      '러시아',
      '俄罗斯',
      '俄羅斯',
    ],
    'russia',
  ),
  holder(
    'kremlin',
    'Kremlin',
    [
      'Kremlin',
      'Kreml',
      'Кремль',
      '크렘린',
      'クレムリン',
      '克里姆林宫',
      'Peskov',
      'Peskow',
      'Dmitry Peskov',
      'Dmitri Peskow',
      'Песков',
      'Пєсков',
      '페스코프',
      'ペスコフ',
      '佩斯科夫',
    ],
    'russia',
  ),
  holder(
    'russian-foreign-ministry',
    'Russian Foreign Ministry',
    [
      'Russian Foreign Ministry',
      'russisches Außenministerium',
      'МИД России',
      'Lavrov',
      'Lawrow',
      'Sergei Lavrov',
      'Лавров',
      '라브로프',
      'ラブロフ',
      '拉夫罗夫',
      'Zakharova',
      'Sacharowa',
      'Захарова',
    ],
    'russia',
  ),
  holder('japan', 'Japanese government', ['Japan', 'Japanese government', 'japanische Regierung', 'Tokio', '日本政府']),
  holder('united-kingdom', 'British government', [
    'British Ministry of Defence',
    'UK Ministry of Defence',
    'UK Defence Ministry',
    'British government',
    'britisches Verteidigungsministerium',
    'Минобороны Великобритании',
  ]),
  holder('china', 'Chinese government', [
    'Chinese government',
    'Chinese Foreign Ministry',
    'chinesische Regierung',
    'Beijing',
    'Peking',
  ]),
  holder('nato', 'NATO', ['NATO', 'Stoltenberg']),
];

/** True for the bare name of a state: in a running text it is mostly a place. */
export function isBareState(party: Party): boolean {
  return party.id.startsWith('state-');
}

/** True where the party, or the one of the case that stands in for it, speaks for a government of the register. */
export function isOfGovernment(party: Party, index: PartyIndex): boolean {
  const root = index.rootOf(party);
  return governments.some((one) => index.rootOf(one).id === root.id);
}
