import { createEmbedKey } from '../accounts/tokens/embed-keys.ts';
import { defineCommand } from './define-command.ts';
import { withHost } from './with-host.ts';
import { UsageError } from './usage-error.ts';
import { writeLine } from './write-line.ts';

export const embedKeyCreate = defineCommand({
  name: 'embed-key create',
  summary: 'Lets a site put courses into its pages; shows the secret that its server signs with',
  argument: { name: 'NAME', help: 'What you call the site.' },
  options: {
    origin: {
      type: 'string',
      multiple: true,
      value: 'ORIGIN',
      help: 'https://site.example, without a path.',
    },
    course: { type: 'string', multiple: true, value: 'KEY', help: 'A course that the site may show.' },
    'no-guests': { type: 'boolean', help: 'Only learners whom the site signs for, or who log in.' },
    json: { type: 'boolean', help: 'One document: {"id","secret","name","origins","courses","guests"}.' },
  },
  run: ({ argument: name, options }, cli) => {
    const { origin: origins = [], course: courses = [], 'no-guests': noGuests = false, json } = options;
    if (origins.length === 0) throw new UsageError('--origin is missing.');
    if (courses.length === 0) throw new UsageError('--course is missing.');
    return withHost(cli, async (host) => {
      for (const course of courses) await host.engine.courses.summary(course);
      const { key, secret } = await createEmbedKey(host, { name, origins, courses, guests: !noGuests });
      if (json === true) {
        const { id, guests } = key;
        await writeLine(
          cli.output,
          JSON.stringify({ id, secret, name, origins: key.origins, courses, guests }),
        );
        return;
      }
      await writeLine(cli.output, `Embed key  ${key.id}   (public: it stands in the page)`);
      await writeLine(cli.output, `Secret     ${secret}   (only for the site's server)`);
    });
  },
});
