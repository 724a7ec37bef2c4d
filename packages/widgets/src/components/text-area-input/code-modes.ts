import type { StreamParser } from '@codemirror/language';

type Mode = StreamParser<unknown>;

/** CodeMirror's modes by what authors may call them, in lower case; each is fetched when it is needed. */
const modes: readonly (readonly [names: readonly string[], load: () => Promise<Mode>])[] = [
  [['python', 'text/x-python'], async () => (await import('@codemirror/legacy-modes/mode/python')).python],
  [['cython', 'text/x-cython'], async () => (await import('@codemirror/legacy-modes/mode/python')).cython],
  [
    ['javascript', 'js', 'text/javascript', 'application/javascript'],
    async () => (await import('@codemirror/legacy-modes/mode/javascript')).javascript,
  ],
  [['json', 'application/json'], async () => (await import('@codemirror/legacy-modes/mode/javascript')).json],
  [
    ['typescript', 'text/typescript'],
    async () => (await import('@codemirror/legacy-modes/mode/javascript')).typescript,
  ],
  [['c', 'clike', 'text/x-csrc'], async () => (await import('@codemirror/legacy-modes/mode/clike')).c],
  [['c++', 'cpp', 'text/x-c++src'], async () => (await import('@codemirror/legacy-modes/mode/clike')).cpp],
  [['java', 'text/x-java'], async () => (await import('@codemirror/legacy-modes/mode/clike')).java],
  [
    ['c#', 'csharp', 'text/x-csharp'],
    async () => (await import('@codemirror/legacy-modes/mode/clike')).csharp,
  ],
  [['scala', 'text/x-scala'], async () => (await import('@codemirror/legacy-modes/mode/clike')).scala],
  [['kotlin', 'text/x-kotlin'], async () => (await import('@codemirror/legacy-modes/mode/clike')).kotlin],
  [['html', 'htmlmixed', 'text/html'], async () => (await import('@codemirror/legacy-modes/mode/xml')).html],
  [
    ['xml', 'text/xml', 'application/xml'],
    async () => (await import('@codemirror/legacy-modes/mode/xml')).xml,
  ],
  [['css', 'text/css'], async () => (await import('@codemirror/legacy-modes/mode/css')).css],
  [
    ['octave', 'matlab', 'text/x-octave'],
    async () => (await import('@codemirror/legacy-modes/mode/octave')).octave,
  ],
  [['r', 'text/x-rsrc'], async () => (await import('@codemirror/legacy-modes/mode/r')).r],
  [['julia', 'text/x-julia'], async () => (await import('@codemirror/legacy-modes/mode/julia')).julia],
  [['sql', 'text/x-sql'], async () => (await import('@codemirror/legacy-modes/mode/sql')).standardSQL],
  [['mysql', 'text/x-mysql'], async () => (await import('@codemirror/legacy-modes/mode/sql')).mySQL],
  [['ruby', 'text/x-ruby'], async () => (await import('@codemirror/legacy-modes/mode/ruby')).ruby],
  [['perl', 'text/x-perl'], async () => (await import('@codemirror/legacy-modes/mode/perl')).perl],
  [['go', 'text/x-go'], async () => (await import('@codemirror/legacy-modes/mode/go')).go],
  [['rust', 'text/x-rustsrc'], async () => (await import('@codemirror/legacy-modes/mode/rust')).rust],
  [['swift', 'text/x-swift'], async () => (await import('@codemirror/legacy-modes/mode/swift')).swift],
  [['lua', 'text/x-lua'], async () => (await import('@codemirror/legacy-modes/mode/lua')).lua],
  [
    ['haskell', 'text/x-haskell'],
    async () => (await import('@codemirror/legacy-modes/mode/haskell')).haskell,
  ],
  [
    ['ocaml', 'mllike', 'text/x-ocaml'],
    async () => (await import('@codemirror/legacy-modes/mode/mllike')).oCaml,
  ],
  [['scheme', 'text/x-scheme'], async () => (await import('@codemirror/legacy-modes/mode/scheme')).scheme],
  [
    ['commonlisp', 'lisp', 'text/x-common-lisp'],
    async () => (await import('@codemirror/legacy-modes/mode/commonlisp')).commonLisp,
  ],
  [
    ['fortran', 'text/x-fortran'],
    async () => (await import('@codemirror/legacy-modes/mode/fortran')).fortran,
  ],
  [['pascal', 'text/x-pascal'], async () => (await import('@codemirror/legacy-modes/mode/pascal')).pascal],
  [
    ['verilog', 'text/x-verilog'],
    async () => (await import('@codemirror/legacy-modes/mode/verilog')).verilog,
  ],
  [['vhdl', 'text/x-vhdl'], async () => (await import('@codemirror/legacy-modes/mode/vhdl')).vhdl],
  [
    ['stex', 'latex', 'tex', 'text/x-stex', 'text/x-latex'],
    async () => (await import('@codemirror/legacy-modes/mode/stex')).stex,
  ],
  [['yaml', 'text/x-yaml'], async () => (await import('@codemirror/legacy-modes/mode/yaml')).yaml],
  [
    ['shell', 'bash', 'sh', 'text/x-sh'],
    async () => (await import('@codemirror/legacy-modes/mode/shell')).shell,
  ],
];

/** The grammar of a language; undefined for one that CodeMirror does not colour. */
export async function loadMode(name: string): Promise<Mode | undefined> {
  const wanted = name.trim().toLowerCase();
  return modes.find(([names]) => names.includes(wanted))?.[1]();
}
