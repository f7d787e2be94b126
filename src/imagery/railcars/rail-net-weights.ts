export const railNetWeights: string = '';
