import { z } from 'zod';

/**
 * How a platform's page keeps data for the tools in its frames: `parent` itself, as the standard has it; `forwarding` by
 * way of a frame at the origin of the authorisation endpoint, as Canvas does; `strings` itself, in texts and after a
 * prelaunch message, as Sakai does.
 */
export const storageOfferSchema = z.enum(['parent', 'forwarding', 'strings']);

export type StorageOffer = z.infer<typeof storageOfferSchema>;

/** Canvas's name of the frame that passes messages on. */
export const forwardingFrame = 'post_message_forwarding';

/** What the login tells the tool (`lti_storage_target`, lti-cs-oidc §4). */
export function storageTargetOf(offer: StorageOffer): string {
  return offer === 'forwarding' ? forwardingFrame : '_parent';
}

/** What a page of the platform has to include around a tool's frame. */
export interface StorageParts {
  /** Address of a module script. */
  readonly script: string;
  /** A hidden frame, where the offer needs one. */
  readonly frame?: { readonly name: string; readonly address: string };
}
