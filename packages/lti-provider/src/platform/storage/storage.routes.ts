import { readFileSync } from 'node:fs';
import type { Router } from 'express';
import { html } from '../../pages/html.ts';
import { sendPage } from '../../pages/send-page.ts';
import { pageData } from '../../storage/storage-script.ts';

const folder = new URL('../../../assets/', import.meta.url);
const answering = readFileSync(new URL('answer-storage.js', folder), 'utf8');
const forwarding = readFileSync(new URL('forward-storage.js', folder), 'utf8');

/** The script for pages around tools, and the frame that passes messages on to them. */
export function storageRoutes(router: Router, { publicUrl }: { readonly publicUrl: string }): void {
  router.get('/lti/platform/storage.js', (_request, response) => {
    response.set('cache-control', 'public, max-age=600').type('text/javascript').send(answering);
  });
  router.get('/lti/platform/storage/forward', (_request, response) => {
    sendPage(response, {
      language: 'en',
      title: 'Messages of tools',
      // Whoever framed it could read along; it speaks to the platform's own pages alone.
      frameAncestors: [publicUrl],
      script: forwarding,
      main: html`${pageData({ page: publicUrl })}`,
    });
  });
}
