import { parseQuantity } from '#app';
import { type Quantity, parsePartialDate } from '#core';
import { type ProvisionFinding, type ProvisionFindings, findProvisions } from '#evidence';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine, strong } from '../../output.ts';
import { CommandError } from '../../workspace.ts';
import { type ProvisionSource, readProvisions } from './source.ts';

interface TransferOptions extends ProvisionSource {
  readonly from: string;
  readonly to: string;
  readonly item: string;
  readonly date?: string;
  readonly quantity?: string;
  readonly unit?: string;
  readonly json?: boolean;
}

export async function runTransferCheck(options: TransferOptions): Promise<ExitCode> {
  const transfer = {
    from: options.from,
    to: options.to,
    item: options.item,
    date: parsePartialDate(options.date ?? new Date().toISOString().slice(0, 10)),
    quantity: quantityOf(options),
  };
  const findings = findProvisions(transfer, await readProvisions(options));
  if (options.json) {
    const { item, touched, spared } = findings;
    printJson({ transfer, item, touched: touched.map(toJson), spared: spared.map(toJson) });
  } else printFindings(transfer.item, findings);
  return exitCode.ok;
}

function quantityOf({ quantity, unit }: TransferOptions): Quantity | null {
  if (quantity === undefined && unit === undefined) return null;
  const parsed = parseQuantity(quantity ?? '', unit ?? '');
  if (parsed) return parsed;
  throw new CommandError(
    'usage',
    `--quantity "${quantity ?? ''}" --unit "${unit ?? ''}": expected a number, a range 100-200, >=100 or <=100, in tonne, barrel, usd, container, round or item`,
  );
}

/** What scripts read first, before the whole provision. */
function toJson({
  provision,
  effect,
  reasons,
  exemptions,
  isDateUncertain,
  isItemUncertain,
}: ProvisionFinding): object {
  const { id, regime, resolution, paragraph, verified, sourceUrl } = provision;
  return {
    id,
    regime,
    resolution,
    paragraph,
    effect,
    reasons,
    exemptions,
    isDateUncertain,
    isItemUncertain,
    verified,
    sourceUrl,
    text: provision.text,
  };
}

function printFindings(asked: string, { item, touched, spared }: ProvisionFindings): void {
  if (item.by === 'unknown')
    printLine(
      `no list of things knows "${asked}": say it in other words, or as one of the classes of sightline provisions list`,
    );
  else if (item.by === 'words') printLine(faint(`"${asked}" is read as ${item.classes.join(', ')}`));
  if (touched.length === 0) printLine('touches no paragraph of these regimes');
  for (const { provision, effect, reasons, exemptions } of touched) {
    printLine(`${strong(`${provision.resolution} ¶${provision.paragraph}`)}  ${effect}: ${provision.text}`);
    for (const reason of reasons) printLine(`  because ${reason}`);
    for (const { text, needs, paragraph } of exemptions)
      printLine(`  unless: ${text}${needs === 'nothing' ? '' : ` (needs ${needs})`} ${faint(paragraph)}`);
    if (!provision.verified) printLine(faint('  from memory: check the paragraph before relying on it'));
  }
  for (const { provision, reasons } of spared)
    printLine(faint(`not ${provision.resolution} ¶${provision.paragraph}: ${reasons.join('; ')}`));
  printLine(faint('Touching is not breaking: exemptions and proof are for a person to weigh.'));
}
