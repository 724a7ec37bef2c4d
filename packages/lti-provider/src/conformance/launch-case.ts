import { refusalCatalogue, type RefusalCode } from '../refusals/refusal-catalogue.ts';

type Claims = Readonly<Record<string, unknown>>;

/** A launch that differs from a good one in its token alone. `null` for a claim takes it away. */
export interface LaunchCase {
  /** Unique; by the table of payloads, or by the certification guide and a number. */
  readonly id: string;
  readonly name: string;
  /** `ok` = must be let in; else what our own tool refuses it for. */
  readonly verdict: 'ok' | RefusalCode;
  /** Where the standard says so; for a refusal default the catalogue's. */
  readonly section?: string;
  readonly claims?: Claims;
  /** Claims from the clock, in seconds from now. */
  readonly times?: Readonly<Partial<Record<'iat' | 'exp' | 'nbf', number>>>;
  readonly header?: Claims;
  /** The registration it goes to, where a setting decides; a tool without that setting has the same for all. */
  readonly registration?: 'anonymous' | 'trusting';
  /** A message of the other type. */
  readonly deepLinking?: true;
}

/** The part of the standard that a case is about. */
export function sectionOf({
  verdict,
  section,
}: {
  readonly verdict: 'ok' | RefusalCode;
  readonly section?: string;
}): string {
  return section ?? (verdict === 'ok' ? 'core §5.3' : refusalCatalogue[verdict].section);
}
