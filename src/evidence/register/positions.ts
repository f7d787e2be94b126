/** What a holder stands for in a story, where pages are known only by whom they name. */
export interface Position {
  readonly partyId: string;
  readonly propositionId: string;
  readonly text: string;
}

const deliveries = { propositionId: 'arms-deliveries', text: 'North Korea delivers arms and ammunition to Russia' };
const denial = { propositionId: 'deliveries-denied', text: 'There are no arms deliveries from North Korea to Russia' };

/**
 * What the holders of the register asserted in September and October 2023. A holder that is missing here stands for
 * "what it said", a proposition of its own.
 */
export const positionRegister: readonly Position[] = [
  {
    partyId: 'beyond-parallel',
    propositionId: 'railcars-tumangang',
    text: 'About 73 railcars stood at the Tumangang rail yard on 5 October 2023',
  },
  {
    partyId: 'rusi',
    propositionId: 'cargo-ships-najin-dunai',
    text: 'Cargo ships carry containers from Najin to Dunai',
  },
  {
    partyId: 'kinu',
    propositionId: 'satellite-launch-october',
    text: 'North Korea will launch its third satellite between 10 and 26 October 2023',
  },
  { partyId: 'us-government', ...deliveries },
  { partyId: 'ukraine', ...deliveries },
  { partyId: 'south-korea', ...deliveries },
  { partyId: 'russia', ...denial },
  { partyId: 'dprk', ...denial },
];
