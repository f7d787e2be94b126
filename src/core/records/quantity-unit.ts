/** What amounts of goods are told in. */
export const quantityUnits = ['tonne', 'barrel', 'usd', 'container', 'round', 'item'] as const;
export type QuantityUnit = (typeof quantityUnits)[number];
