/** What of the host the scripts try to reach; each is looked at after every attack. */
export interface HostileTargets {
  /** A file that only the host may read, with a word that must not come out. */
  readonly secretFile: string;
  /** A file that does not exist. */
  readonly newFile: string;
  /** A TCP port of the host that counts who connects. */
  readonly port: number;
  /** A process of the same user. */
  readonly victim: number;
}

export interface HostileScript {
  readonly name: string;
  /** Leaves `escaped` true, or brings out the secret, where the attack succeeds. */
  code(targets: HostileTargets): string;
}

const attempt = (name: string, ...lines: readonly string[]): HostileScript => ({
  name,
  code: () => ['escaped = False', ...lines].join('\n'),
});

const aimed = (name: string, lines: (targets: HostileTargets) => readonly string[]): HostileScript => ({
  name,
  code: (targets) => ['escaped = False', ...lines(targets)].join('\n'),
});

/** Reaches the JavaScript around an interpreter by every name it is known to have. */
const javascript = (expression: string) => [
  'import sys',
  'def proxies():',
  '    for name in ("js", "pyodide_js", "_pyodide_core", "pyodide.ffi", "pyodide.code", "_pyodide._base"):',
  '        try:',
  '            __import__(name)',
  '            yield sys.modules[name]',
  '        except BaseException:',
  '            pass',
  '    for kind in object.__subclasses__():',
  '        if kind.__name__ in ("JsProxy", "Py2JsConverter", "JsFuncSignature"):',
  '            yield kind',
  'for proxy in proxies():',
  '    try:',
  `        ${expression}`,
  '        escaped = True',
  '    except BaseException:',
  '        pass',
];

/** Attacks on the host and on other runs. Every one must fail on every sandbox. */
export const hostileScripts: readonly HostileScript[] = [
  // a shell, other programs
  aimed('a shell by os.system', ({ newFile }) => [
    'import os',
    `escaped = os.system("touch ${newFile}") == 0`,
  ]),
  aimed('a program by subprocess', ({ newFile }) => [
    'import subprocess',
    `subprocess.run(["touch", "${newFile}"], check=True)`,
    'escaped = True',
  ]),
  attempt('a pipe by os.popen', 'import os', 'escaped = "uid" in os.popen("id").read()'),
  aimed('another program in the place of its own', ({ newFile }) => [
    'import os',
    `os.execv("/usr/bin/touch", ["touch", "${newFile}"])`,
  ]),
  aimed('posix_spawn', ({ newFile }) => [
    'import os',
    `os.posix_spawn("/usr/bin/touch", ["touch", "${newFile}"], {})`,
    'escaped = True',
  ]),
  // files
  aimed('a file of the host', ({ secretFile }) => [`secret = open("${secretFile}").read()`]),
  aimed('a file of the host, past the root', ({ secretFile }) => [
    'import os',
    `fd = os.open("/proc/1/root${secretFile}", os.O_RDONLY)`,
    'secret = os.read(fd, 1000).decode()',
  ]),
  aimed('a new file', ({ newFile }) => [`open("${newFile}", "w").write("x")`]),
  attempt(
    'a file where the next run would find it',
    'import os',
    'for place in ("/tmp/left", "/dev/shm/left", "/left", "left", "/jail/base/left"):',
    '    try:',
    '        open(place, "w").write("x")',
    '    except OSError:',
    '        pass',
  ),
  attempt(
    "the interpreter's own files",
    'import sys',
    'for place in list(sys.path):',
    '    try:',
    '        open(place + "/run_script.py", "w").write("")',
    '        escaped = place.startswith("/usr")',
    '    except OSError:',
    '        pass',
  ),
  attempt(
    "the host's environment",
    'import os',
    'secret = str(dict(os.environ))',
    'try:',
    '    secret += open("/proc/self/environ").read()',
    'except OSError:',
    '    pass',
  ),
  // the network
  aimed('a TCP connection', ({ port }) => [
    'import socket',
    `socket.create_connection(("127.0.0.1", ${port}), 1).send(b"x")`,
    'escaped = True',
  ]),
  aimed('an address by HTTP', ({ port }) => [
    'import urllib.request',
    `urllib.request.urlopen("http://127.0.0.1:${port}/", timeout=1)`,
    'escaped = True',
  ]),
  aimed('a datagram', ({ port }) => [
    'import socket',
    'out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)',
    `out.sendto(b"x", ("127.0.0.1", ${port}))`,
    // Emscripten takes it and sends it nowhere.
    'escaped = __import__("sys").platform != "emscripten"',
  ]),
  attempt(
    'a socket of the system',
    'import socket',
    'socket.socket(socket.AF_UNIX).connect("/var/run/docker.sock")',
    'escaped = True',
  ),
  // other processes
  aimed('a signal to another process', ({ victim }) => ['import os', `os.kill(${victim}, 9)`]),
  attempt('a signal to its parent', 'import os', 'os.kill(os.getppid(), 9)'),
  attempt('a signal to everybody', 'import os', 'os.kill(-1, 9)'),
  attempt('a fork', 'import os', 'escaped = os.fork() >= 0'),
  attempt('a fork bomb', 'import os', 'while True:', '    os.fork()'),
  attempt(
    'ten thousand threads',
    'import threading, time',
    'for _ in range(10000):',
    '    threading.Thread(target=time.sleep, args=(100,)).start()',
    'escaped = True',
  ),
  attempt(
    'a child by multiprocessing',
    'import multiprocessing',
    'multiprocessing.Process(target=print).start()',
    'escaped = True',
  ),
  // JavaScript around it
  attempt('the js module', 'import js', 'js.process.exit(0)'),
  attempt(
    'the constructor of a function',
    ...javascript('proxy.to_js([1]).constructor.constructor("return globalThis.process")().pid'),
  ),
  attempt('run_js', ...javascript('proxy.run_js("process.pid")')),
  attempt('the module of the runtime', ...javascript('proxy._module.FS.readdir("/")')),
  attempt('the globals of the page', ...javascript('proxy.globalThis.process.kill')),
  attempt(
    'a larger memory in WebAssembly',
    ...javascript(
      'proxy.to_js([1]).constructor.constructor("return new WebAssembly.Memory({initial: 60000})")()',
    ),
  ),
  aimed('the file system of the runtime', ({ secretFile }) => [
    'secret = ""',
    ...javascript(`secret = str(proxy._module.FS.readFile("${secretFile}"))`),
  ]),
  // native code
  attempt('the C library', 'import ctypes', 'escaped = ctypes.CDLL(None).system(b"true") == 0'),
  attempt('memory that is not there', 'import ctypes', 'ctypes.string_at(1)'),
  attempt(
    'an extension of its own',
    'import importlib.machinery, importlib.util',
    'loader = importlib.machinery.ExtensionFileLoader("evil", "/tmp/evil.so")',
    'loader.create_module(importlib.util.spec_from_loader("evil", loader))',
    'escaped = True',
  ),
  attempt(
    'executable memory',
    'import mmap',
    'page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)',
    'import ctypes',
    'page.write(b"\\x0f\\x0b")',
    'ctypes.CFUNCTYPE(None)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()',
    'escaped = True',
  ),
  // memory and time
  attempt('a list without end', 'many = [1]', 'while True:', '    many = many + many'),
  attempt(
    'a gigabyte of bytes',
    'many = bytearray(1 << 30)',
    'many[-1] = 1',
    'escaped = len(many) == 1 << 30',
  ),
  attempt('a text of two gigabytes', 'escaped = len("x" * (1 << 31)) > 0'),
  attempt('recursion without end', 'def again(): return again()', 'again()'),
  attempt('a deep syntax tree', 'eval("(" * 100000 + ")" * 100000)'),
  attempt('a loop without end', 'while True:', '    pass'),
  attempt(
    'a loop that swallows interrupts',
    'while True:',
    '    try:',
    '        while True: pass',
    '    except BaseException:',
    '        pass',
  ),
  attempt('a number that takes years', 'escaped = 9 ** 9 ** 9 > 0'),
  attempt('a pattern that takes years', 'import re', 'escaped = re.match("(a+)+$", "a" * 60 + "b") is None'),
  attempt('a long sleep', 'import time', 'time.sleep(100)', 'escaped = True'),
  // output
  attempt('a flood of prints', 'line = "x" * 100000', 'while True:', '    print(line)'),
  attempt(
    'a flood of errors',
    'import sys',
    'line = "x" * 100000',
    'while True:',
    '    sys.stderr.write(line)',
  ),
  attempt('a value of 100 MB', 'escaped = "x" * 100000000'),
  attempt('an error of 100 MB', 'raise ValueError("x" * 100000000)'),
  attempt(
    'an outcome of its own on every descriptor',
    'import os',
    'forged = b\'{"id": 1, "ok": true, "globals": "{\\\\"escaped\\\\": true}", "texts": {}}\\n\'',
    'for descriptor in range(40):',
    '    try:',
    '        if descriptor < 3: os.write(descriptor, forged)',
    '    except OSError:',
    '        pass',
  ),
  attempt('its end', 'import os', 'os._exit(0)'),
  attempt('an abort', 'import os', 'os.abort()'),
  attempt(
    'a text that is no text',
    'class Text(str):',
    '    def __str__(self): raise SystemExit',
    'escaped = False',
    't = Text("x")',
  ),
];

/** What a run leaves for the next one, where it can; `clean` is false in the next run where it did. */
export const poisons: readonly { readonly name: string; readonly code: string }[] = [
  { name: 'a builtin', code: 'import builtins\nbuiltins.len = lambda x: 666' },
  {
    name: 'a module',
    code: 'import math, json\nmath.sqrt = lambda x: 666\njson.dumps = lambda *a, **k: "{}"',
  },
  { name: 'the list of modules', code: 'import sys\nsys.modules["math"] = sys' },
  { name: 'a name in a module', code: 'import math\nmath.left_behind = 1' },
  { name: 'the path', code: 'import sys\nsys.path.clear()' },
  { name: 'the import', code: 'import builtins\nbuiltins.__import__ = lambda *a, **k: None' },
  { name: 'a finder', code: 'import sys\nsys.meta_path.clear()' },
  { name: 'random', code: 'import random\nrandom.seed(1)\nrandom.Random.random = lambda self: 0.5' },
  { name: 'a trace', code: 'import sys\nsys.setprofile(lambda *a: None)\nsys.setrecursionlimit(50)' },
  {
    name: 'a codec',
    code: 'import codecs\ncodecs.register(lambda name: None)\nimport decimal\ndecimal.getcontext().prec = 3',
  },
  { name: 'the environment', code: 'import os\nos.environ["LEFT"] = "1"' },
  { name: 'a class', code: 'import fractions\nfractions.Fraction.__add__ = lambda a, b: 666' },
  {
    name: 'the runner',
    code: 'import sys\nrunner = sys.modules.get("run_script")\nrunner.run = lambda request: {"ok": True, "globals": "{}", "texts": {}}',
  },
  { name: 'a global of an earlier run', code: 'left_behind = 1' },
];

/** Leaves `clean`: whether it finds the world as every script should. */
export const cleanWorld = [
  'import math, json, sys, os, decimal, fractions, random',
  'found = {',
  '    "len": len("abc") == 3,',
  '    "sqrt": math.sqrt(4) == 2.0,',
  '    "json": json.loads(json.dumps({"a": 1})) == {"a": 1},',
  '    "module": not hasattr(math, "left_behind"),',
  '    "global": "left_behind" not in globals(),',
  '    "path": len(sys.path) > 1,',
  '    "random": random.randint(0, 1000000) == 323833,',
  '    "profile": sys.getprofile() is None and sys.getrecursionlimit() > 500,',
  '    "decimal": decimal.getcontext().prec == 28,',
  '    "environment": "LEFT" not in os.environ,',
  '    "fraction": fractions.Fraction(1, 2) + fractions.Fraction(1, 2) == 1,',
  '}',
  'wrong = [name for name, right in found.items() if not right]',
  'clean = wrong == []',
].join('\n');
