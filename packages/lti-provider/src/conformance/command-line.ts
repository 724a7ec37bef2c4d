import { parseArgs } from 'node:util';
import { CoreError } from '@coursewright/core';
import { chooseContent } from './choose-content.ts';
import { followLink } from './follow-link.ts';
import { registerByCommand, registerByRequest } from './register-tool.ts';
import type { ConformanceOptions } from './run-conformance.ts';
import type { ToolUnderTest } from './tool-under-test.ts';

export const usage = `Usage: lti-conformance --login URL --launch URL [options]

Plays a learning platform to an LTI 1.3 tool, good and bad, and tells what the tool does with each message.

  --login URL             where the tool begins a login
  --launch URL            what a link launches (target_link_uri), its query included
  --deep-link URL         the same for choosing content; default the launch address
  --redirect URL          where the tool takes messages, if elsewhere; may be repeated
  --jwks URL              the tool's key set
  --name NAME             how the tool is called in the table

  --ports A,B             ports of the two platforms played; default free ones
  --public A,B            how the tool reaches them, where they are behind a tunnel
  --registrations         print what must be registered in the tool (JSON), and end; needs --ports
  --register-command CMD  a shell command that registers them; the JSON is its standard input
  --register-url URL      an address that they are posted to as JSON

  --accepted REGEX        found in the page of a launch that was let in; default: any status below 400
  --refusal-code REGEX    finds the code of a refusal in its page (first group)
  --choose                choose the first content in the tool's pages, and judge deep linking
  --grade-link ID         id of a link in the landing page that sends a grade, to judge the grade service
  --members-link ID       the same for names and roles

  --only IDS              rows to run, separated by commas; default all
  --json, --markdown      print the results so

Ends with 0 when every row is right, with 1 when one is wrong.`;

export interface Command {
  readonly tool: ToolUnderTest;
  readonly options: ConformanceOptions;
  readonly format: 'text' | 'json' | 'markdown';
  readonly registrationsOnly: boolean;
}

/** Throws `bad_input` for what cannot be run. */
export function parseCommand(args: readonly string[]): Command | 'help' {
  const { values } = readArguments(args);
  if (values.help === true) return 'help';
  const { login, launch } = values;
  if (login === undefined || launch === undefined) throw misuse('--login and --launch are needed.');
  for (const one of [login, launch, values['deep-link'], values.jwks, ...(values.redirect ?? [])]) {
    if (one !== undefined && !URL.canParse(one)) throw misuse(`${one} is not an address.`);
  }
  return {
    tool: {
      name: values.name ?? new URL(login).host,
      login,
      launch,
      ...(values['deep-link'] !== undefined && { deepLink: values['deep-link'] }),
      ...(values.jwks !== undefined && { jwks: values.jwks }),
      ...(values.redirect !== undefined && { redirectUris: values.redirect }),
      ...(values['register-command'] !== undefined && {
        register: registerByCommand(values['register-command']),
      }),
      ...(values['register-url'] !== undefined && { register: registerByRequest(values['register-url']) }),
      ...(values.accepted !== undefined && { accepted: pattern(values.accepted) }),
      ...(values['refusal-code'] !== undefined && { refusalCode: pattern(values['refusal-code']) }),
      actions: {
        ...(values.choose === true && { deepLink: chooseContent }),
        ...(values['grade-link'] !== undefined && { grade: followLink(values['grade-link']) }),
        ...(values['members-link'] !== undefined && { members: followLink(values['members-link']) }),
      },
    },
    options: {
      ...(values.ports !== undefined && { ports: portPair(values.ports) }),
      ...(values.public !== undefined && { publicUrls: pair(values.public, '--public') }),
      ...(values.only !== undefined && { only: values.only.split(',') }),
    },
    format: values.json === true ? 'json' : values.markdown === true ? 'markdown' : 'text',
    registrationsOnly: values.registrations === true,
  };
}

function readArguments(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        login: text,
        launch: text,
        'deep-link': text,
        redirect: { type: 'string', multiple: true },
        jwks: text,
        name: text,
        ports: text,
        public: text,
        registrations: flag,
        'register-command': text,
        'register-url': text,
        accepted: text,
        'refusal-code': text,
        choose: flag,
        'grade-link': text,
        'members-link': text,
        only: text,
        json: flag,
        markdown: flag,
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw misuse(error instanceof Error ? error.message : 'The arguments cannot be read.');
  }
}

function pair(value: string, name: string): readonly [string, string] {
  const [one, two, ...more] = value.split(',');
  if (one === undefined || two === undefined || more.length > 0) throw misuse(`${name} takes two, A,B.`);
  return [one, two];
}

function portPair(value: string): readonly [number, number] {
  const [one, two] = pair(value, '--ports').map(Number);
  const good = [one, two].every(
    (port) => Number.isInteger(port) && Number(port) >= 0 && Number(port) < 65_536,
  );
  if (one === undefined || two === undefined || !good) throw misuse('--ports takes two port numbers, A,B.');
  return [one, two];
}

function pattern(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch {
    throw misuse(`${source} is not a regular expression.`);
  }
}

function misuse(detail: string): CoreError {
  return new CoreError('bad_input', detail);
}
