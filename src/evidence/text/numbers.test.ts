import { describe, expect, it } from 'vitest';
import { findNumbers } from './numbers.ts';

describe('finding numbers', () => {
  it.each([
    ['approximately 73 railcars', 73, 'about'],
    ['at least 73 railcars', 73, 'at least'],
    ['more than 73 cars', 73, 'more than'],
    ['no more than 20 cars', 20, 'at most'],
    ['seventy-three cars', 73, 'exactly'],
    ['etwa dreiundsiebzig Waggons', 73, 'about'],
    ['mindestens 70 Waggons', 70, 'at least'],
    ['höchstens zwanzig Waggons', 20, 'at most'],
    ['mehr als 1.000 Container', 1000, 'more than'],
    ['over 1,000 containers', 1000, 'more than'],
    ['über 6700 Container', 6700, 'more than'],
    ['einundzwanzig', 21, 'exactly'],
    ['About 73 freight cars', 73, 'about'],
    ['il y avait 40 wagons', 40, 'exactly'],
    ['около 73 вагонов', 73, 'about'],
    ['не менее 73 вагонов', 73, 'at least'],
    ['понад 1000 контейнерів', 1000, 'more than'],
    ['au moins 70 wagons', 70, 'at least'],
    ['más de 70 vagones', 70, 'more than'],
    ['ok. 70 wagonów', 70, 'about'],
    ['화물열차 약 73량', 73, 'about'],
    ['貨車約73両', 73, 'about'],
    ['至少70节车厢', 70, 'at least'],
  ])('%s', (text, value, qualifier) => {
    expect(findNumbers(text).map((number) => [number.value, number.qualifier])).toEqual([[value, qualifier]]);
  });

  it.each([
    'on October 5',
    'am 5. Oktober 2023',
    '10月5日',
    '10월 5일',
    '5 октября 2023 года',
    'le 5 octobre',
    'el 5 de octubre',
    '5 października',
    'in 2023',
    'on the 5th',
    'at 10:30',
    'one of them',
    'no digits here',
  ])('there is none in "%s"', (text) => {
    expect(findNumbers(text)).toEqual([]);
  });

  it('keeps the words of the qualifier', () => {
    expect(findNumbers('Es waren etwa 73 Wagen')[0]!.words).toBe('etwa 73');
  });
});
