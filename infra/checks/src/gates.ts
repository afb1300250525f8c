import { type Gate, judge, type Verdict } from './gate.ts';
import { linksGate } from './links.ts';
import { lockGate } from './lockFile.ts';
import { biomeGate, sdlGate, typesGate, webTypesGate } from './programs.ts';
import { ambientGate, sizesGate, tracesGate } from './sources.ts';
import { errorCodesGate, settingsGate } from './tables.ts';
import { documentsGate } from './typedDocuments.ts';
import { untranslatedGate } from './untranslated.ts';
import { wallsGate } from './walls.ts';

export const gates: readonly Gate[] = [
  typesGate,
  webTypesGate,
  biomeGate,
  wallsGate,
  sdlGate,
  documentsGate,
  untranslatedGate,
  errorCodesGate,
  settingsGate,
  linksGate,
  sizesGate,
  ambientGate,
  tracesGate,
  lockGate,
];

/** Judges all gates side by side, in the order of the list. */
export const judgeAll = (): Promise<readonly Verdict[]> => Promise.all(gates.map(judge));
