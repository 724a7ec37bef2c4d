import type { ScriptProgram } from '../script-process.ts';
import { pythonFolder } from '../python-folder.ts';
import { unprivilegedUser } from '../unprivileged-user.ts';

export interface JailSettings {
  /** Default `bwrap`, `/usr/bin/python3`. */
  readonly bubblewrap?: string;
  readonly python?: string;
}

/**
 * Bubblewrap's command line for the jail: the system's libraries to read and nothing to write, no network, no other process,
 * no name, no environment. As root it would have powers that limits do not bind, so it is never started as root.
 */
export function jailProgram({
  bubblewrap = 'bwrap',
  python = '/usr/bin/python3',
}: JailSettings): ScriptProgram {
  const start =
    'import sys; sys.path[0:0] = ["/jail/base", "/jail/jail"]; import site; site.main(); import jail; jail.serve()';
  return {
    command: bubblewrap,
    args: [
      ...apart,
      ...environment.flatMap(([name, value]) => ['--setenv', name, value]),
      ...readOnly.flatMap(([from, to]) => ['--ro-bind-try', from, to]),
      ...links.flatMap(([to, name]) => ['--symlink', to, name]),
      ...devices.flatMap((device) => ['--dev-bind', device, device]),
      '--remount-ro',
      '/',
      python,
      '-I',
      '-S',
      '-B',
      '-c',
      start,
    ],
    ...unprivilegedUser(),
    readySeconds: 20,
    // The jail ends a run itself; this is for a jail that hangs, or loads a large library first.
    graceSeconds: 15,
  };
}

/** Namespaces of its own, none of the user's powers, and no further namespaces. */
const apart = [
  '--unshare-all',
  '--unshare-user',
  '--disable-userns',
  '--die-with-parent',
  '--new-session',
  '--cap-drop',
  'ALL',
  '--clearenv',
  '--chdir',
  '/',
];

const environment = [
  ['PYTHONHASHSEED', '0'],
  ['LANG', 'C.UTF-8'],
  ['OPENBLAS_NUM_THREADS', '1'],
] as const;

const readOnly = [
  ['/usr', '/usr'],
  // Where Debian says which of several BLAS libraries is used.
  ['/etc/alternatives', '/etc/alternatives'],
  ['/etc/ld.so.cache', '/etc/ld.so.cache'],
  [`${pythonFolder}base`, '/jail/base'],
  [`${pythonFolder}jail`, '/jail/jail'],
] as const;

const links = [
  ['usr/lib', '/lib'],
  ['usr/lib64', '/lib64'],
  ['usr/bin', '/bin'],
] as const;

const devices = ['/dev/null', '/dev/urandom'];
