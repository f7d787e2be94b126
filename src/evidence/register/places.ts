import type { Party } from '#core';

/** A place that reports of this field name, with the spellings that news uses. */
function place(id: string, name: string, aliases: string): Party {
  return { id, name, role: 'carrier', aliases: aliases.split('|'), partOf: null, leansOn: [] };
}

/**
 * Places of this field, in the form of parties, since they are found in a text in the same way. General knowledge; a
 * spelling that is common and wrong ("Tumangan") belongs to its place, so that it is found.
 */
export const placeRegister: readonly Party[] = [
  place(
    'tumangang',
    'Tumangang',
    'Tumangang|Tumangan|Tumen River|Tumannaja|Туманган|Тумангань|두만강|豆満江|図們江|图们江|豆满江|圖們江',
  ),
  place('khasan', 'Khasan', 'Khasan|Chasan|Hasan station|Khassan|Jasan|Хасан|하산|ハサン|哈桑'),
  place('rason', 'Rason', 'Rason|Rajin|Najin|Rasŏn|Rasong|Расон|Раджин|라선|나선|나진|라진|羅先|羅津|罗先|罗津'),
  place('dunai', 'Dunai', 'Dunai|Dunay|Dunaj|Дунай|두나이|ドゥナイ|杜奈'),
  place(
    'vostochny',
    'Vostochny',
    'Vostochny|Vostochniy|Wostotschny|Wostotschnyj|Vostotchny|Восточный|Восточний|보스토치니|ボストーチヌイ|东方发射场|東方航天',
  ),
  place(
    'vladivostok',
    'Vladivostok',
    'Vladivostok|Wladiwostok|Владивосток|블라디보스토크|ウラジオストク|符拉迪沃斯托克|海參崴|海参崴',
  ),
  place('yongbyon', 'Yongbyon', 'Yongbyon|Nyongbyon|Yeongbyeon|Jongbjon|Йонбен|Йонбён|Йонбьон|영변|寧辺|宁边|寧邊'),
  place('punggye-ri', 'Punggye-ri', 'Punggye-ri|Punggyeri|Пхунгери|풍계리|豊渓里|丰溪里|豐溪里'),
  place('sohae', 'Sohae', 'Sohae|Tongchang-ri|Dongchang-ri|Сохэ|동창리|서해위성발사장|東倉里|东仓里|西海卫星'),
  place('sinuiju', 'Sinuiju', 'Sinuiju|Синыйджу|신의주|新義州|新义州'),
  place('nampo', 'Nampo', 'Nampo|Nampho|Нампхо|남포|南浦'),
];
