/**
 * What STIX 2.1 (OASIS Standard, 10 June 2021) asks of the objects that we export, by its tables of properties (sections 3.2,
 * 3.7, 4, 5, 6, 7): for machines that do not have the schemas of OASIS.
 */
export interface StixObject {
  readonly id: string;
  readonly type: string;
  readonly [member: string]: unknown;
}

/** Required properties end with `*`. */
const common =
  'type* spec_version* id* created* modified* created_by_ref revoked labels confidence lang external_references object_marking_refs granular_markings extensions';
const own: Readonly<Record<string, string>> = {
  identity: 'name* description roles identity_class sectors contact_information',
  location:
    'name description latitude longitude precision region country administrative_area city street_address postal_code',
  note: 'abstract content* authors object_refs*',
  'observed-data': 'first_observed* last_observed* number_observed* object_refs*',
  opinion: 'explanation authors opinion* object_refs*',
  report: 'name* description report_types published* object_refs*',
  relationship: 'relationship_type* description source_ref* target_ref* start_time stop_time',
  'extension-definition': 'name* description schema* version* extension_types* extension_properties',
};
const cyberObservable = 'type* id* spec_version object_marking_refs granular_markings defanged extensions value*';

const opinions = ['strongly-disagree', 'disagree', 'neutral', 'agree', 'strongly-agree'];

/** Everything about an object that the standard does not allow, in words; empty where it conforms. */
export function stixFaults(object: StixObject): string[] {
  const isUrl = object.type === 'url';
  const table = isUrl ? cyberObservable : own[object.type];
  if (table === undefined) return [`no object of the standard, or none that we export: ${object.type}`];
  const properties = `${table} ${isUrl ? '' : common}`.trim().split(' ');
  const names = new Set(properties.map((one) => one.replace('*', '')));
  const missing = properties.filter((one) => one.endsWith('*') && object[one.slice(0, -1)] === undefined);
  return [
    ...missing.map((one) => `${one} is missing`),
    ...Object.keys(object)
      .filter((name) => !names.has(name))
      .map((name) => `${name} is no property of ${object.type}`),
    ...Object.entries(object).flatMap(([name, value]) => valueFaults(object.type, name, value)),
    ...(object.type === 'location' && object['country'] === undefined && object['latitude'] === undefined
      ? ['a location needs a region, a country or coordinates']
      : []),
    ...(textOf(object['first_observed'] ?? '') > textOf(object['last_observed'] ?? '~') ? ['observed backwards'] : []),
    ...(textOf(object['start_time'] ?? '') >= textOf(object['stop_time'] ?? '~') ? ['stops before it starts'] : []),
  ];
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const instants = ['created', 'modified', 'first_observed', 'last_observed', 'published', 'start_time', 'stop_time'];

function valueFaults(type: string, name: string, value: unknown): string[] {
  const check = (holds: boolean): string[] => (holds ? [] : [`${name} may not be ${JSON.stringify(value)}`]);
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return check(false);
  if (name === 'id') return check(new RegExp(`^${type}--${uuid}$`).test(textOf(value)));
  if (name.endsWith('_ref')) return check(new RegExp(`^[a-z][a-z0-9-]+--${uuid}$`).test(textOf(value)));
  if (name.endsWith('_refs')) return (value as unknown[]).flatMap((one) => valueFaults(type, 'object_ref', one));
  if (instants.includes(name))
    return check(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(textOf(value)) && !Number.isNaN(Date.parse(textOf(value))),
    );
  if (name === 'spec_version') return check(value === '2.1');
  if (name === 'confidence') return check(Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100);
  if (name === 'opinion') return check(opinions.includes(textOf(value)));
  if (name === 'number_observed')
    return check(Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 999_999_999);
  if (name === 'country') return check(/^[A-Z]{2}$/.test(textOf(value)));
  if (name === 'extension_types')
    return check((value as string[]).every((one) => /^(new-s[dcr]o|(toplevel-)?property-extension)$/.test(one)));
  if (name === 'extensions')
    return Object.keys(value as object).flatMap((key) => valueFaults('extension-definition', 'id', key));
  return [];
}

/** The text itself; what is no text is none of a shape that is asked for. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
