import { DOMParser } from 'linkedom';
import type { ReadItem } from '#app';
import { readText } from '../read-file.ts';
import { SourceError } from '../source-error.ts';
import { type ListEntry, designationOf } from './designation-of.ts';

/**
 * The consolidated list of the UN Security Council as XML (schema `sc-sanctions.xsd`, root `CONSOLIDATED_LIST`). A
 * document type is refused: the list has none, and entities could be defined in it. Throws SourceError
 * `unknown-format` for any other XML.
 */
export async function* readUnXml(path: string): AsyncGenerator<ReadItem> {
  const text = await readText(path, 'json');
  if (!text.slice(0, 4000).includes('<CONSOLIDATED_LIST') || /<!DOCTYPE|<!ENTITY/i.test(text)) {
    throw new SourceError(
      'unknown-format',
      `${path}: XML of an unknown kind; expected a feed (RSS, Atom, RDF) or the UN list, CONSOLIDATED_LIST`,
    );
  }
  const document = new DOMParser().parseFromString(text, 'text/xml') as unknown as XmlElement;
  for (const [tag, kind] of [
    ['INDIVIDUAL', 'person'],
    ['ENTITY', 'entity'],
  ] as const)
    for (const element of document.querySelectorAll(tag)) yield* designationOf(entryOf(element, tag, kind), path);
}

/** As much of the DOM as is used here; `lib` of this module has none. */
interface XmlElement {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly children: Iterable<XmlElement>;
  querySelectorAll(selector: string): Iterable<XmlElement>;
}

function entryOf(element: XmlElement, tag: 'INDIVIDUAL' | 'ENTITY', kind: ListEntry['kind']): ListEntry {
  const children = [...element.children];
  const all = (name: string): XmlElement[] => children.filter((child) => child.tagName === name);
  const text = (name: string): string => all(name)[0]?.textContent ?? '';
  const within = (child: XmlElement, name: string): string =>
    [...child.children].find((one) => one.tagName === name)?.textContent ?? '';
  return {
    reference: text('REFERENCE_NUMBER'),
    kind,
    names: ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].map(text),
    regime: text('UN_LIST_TYPE'),
    listed: text('LISTED_ON'),
    note: text('COMMENTS1'),
    aliases: all(`${tag}_ALIAS`).map((alias) => ({
      name: within(alias, 'ALIAS_NAME'),
      quality: within(alias, 'QUALITY'),
    })),
    originalName: text('NAME_ORIGINAL_SCRIPT'),
    nationality: all('NATIONALITY')
      .map((one) => within(one, 'VALUE'))
      .join(', '),
    born: all('INDIVIDUAL_DATE_OF_BIRTH').map((one) => within(one, 'DATE') || within(one, 'YEAR')),
    identifiers: all('INDIVIDUAL_DOCUMENT').map((one) => within(one, 'NUMBER')),
  };
}
