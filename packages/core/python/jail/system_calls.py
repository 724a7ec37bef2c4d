"""What a run may ask of the kernel: an allow-list, as a seccomp filter (Linux `prctl(2)`, PR_SET_SECCOMP).

Reading files, memory, time and exit are allowed; everything else fails with EPERM: sockets, processes, signals, shared
memory, changes of any file. There is no way back: the filter holds for the process and for what it could start.
"""

import ctypes
import platform
import struct

PR_SET_DUMPABLE = 4
PR_SET_NO_NEW_PRIVS = 38
PR_SET_SECCOMP = 22
SECCOMP_MODE_FILTER = 2

ALLOW = 0x7FFF0000
KILL_PROCESS = 0x80000000
EPERM = 0x00050001

# linux/audit.h and the system call tables of the kernel (arch/x86/entry/syscalls/syscall_64.tbl, asm-generic/unistd.h).
X86_64 = (
    0xC000003E,
    {
        "read": 0, "write": 1, "open": 2, "close": 3, "stat": 4, "fstat": 5, "lstat": 6, "poll": 7, "lseek": 8,
        "mmap": 9, "mprotect": 10, "munmap": 11, "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14,
        "rt_sigreturn": 15, "ioctl": 16, "pread64": 17, "readv": 19, "writev": 20, "access": 21, "select": 23,
        "sched_yield": 24, "mremap": 25, "madvise": 28, "dup": 32, "nanosleep": 35, "getpid": 39, "exit": 60,
        "uname": 63, "fcntl": 72, "getcwd": 79, "readlink": 89, "gettimeofday": 96, "getrlimit": 97, "getrusage": 98,
        "sysinfo": 99, "times": 100, "getuid": 102, "getgid": 104, "geteuid": 107, "getegid": 108, "sigaltstack": 131,
        "arch_prctl": 158, "gettid": 186, "time": 201, "futex": 202, "sched_getaffinity": 204, "getdents64": 217,
        "clock_gettime": 228, "clock_getres": 229, "clock_nanosleep": 230, "exit_group": 231, "openat": 257,
        "newfstatat": 262, "readlinkat": 267, "faccessat": 269, "pselect6": 270, "ppoll": 271, "set_robust_list": 273,
        "getrandom": 318, "membarrier": 324, "statx": 332, "rseq": 334, "faccessat2": 439,
    },
)
AARCH64 = (
    0xC00000B7,
    {
        "getcwd": 17, "dup": 23, "fcntl": 25, "ioctl": 29, "faccessat": 48, "openat": 56, "close": 57,
        "getdents64": 61, "lseek": 62, "read": 63, "write": 64, "readv": 65, "writev": 66, "pread64": 67,
        "pselect6": 72, "ppoll": 73, "readlinkat": 78, "newfstatat": 79, "fstat": 80, "exit": 93, "exit_group": 94,
        "futex": 98, "set_robust_list": 99, "nanosleep": 101, "clock_gettime": 113, "clock_getres": 114,
        "clock_nanosleep": 115, "sched_getaffinity": 123, "sched_yield": 124, "sigaltstack": 132, "rt_sigaction": 134,
        "rt_sigprocmask": 135, "rt_sigreturn": 139, "times": 153, "uname": 160, "getrlimit": 163, "getrusage": 165,
        "gettimeofday": 169, "getpid": 172, "getuid": 174, "geteuid": 175, "getgid": 176, "getegid": 177,
        "gettid": 178, "sysinfo": 179, "brk": 214, "munmap": 215, "mremap": 216, "mmap": 222, "mprotect": 226,
        "madvise": 233, "getrandom": 278, "membarrier": 283, "statx": 291, "rseq": 293, "faccessat2": 439,
    },
)
TABLES = {"x86_64": X86_64, "aarch64": AARCH64}

_LD_ABS, _JEQ, _JGE, _RET = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE = 0, 4
_X32 = 0x40000000

_libc = ctypes.CDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def hide_memory():
    """Nobody reads or writes this process through /proc or ptrace, nor what it forks."""
    _call(PR_SET_DUMPABLE, 0)


def only_harmless_calls():
    """From here on the process makes harmless system calls only."""
    _call(PR_SET_NO_NEW_PRIVS, 1)
    code = _filter(*TABLES[platform.machine()])
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.addressof(buffer))
    _call(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program))


def _filter(architecture, calls):
    numbers = sorted(calls.values())
    allowed = len(numbers)
    lines = [
        (_LD_ABS, 0, 0, _ARCHITECTURE),
        (_JEQ, 1, 0, architecture),
        (_RET, 0, 0, KILL_PROCESS),
        (_LD_ABS, 0, 0, _NUMBER),
        (_JGE, 0, 1, _X32),
        (_RET, 0, 0, KILL_PROCESS),
    ]
    # Jumps count from the next line: over the numbers that follow and the refusal.
    lines += [(_JEQ, allowed - place, 0, number) for place, number in enumerate(numbers)]
    lines += [(_RET, 0, 0, EPERM), (_RET, 0, 0, ALLOW)]
    return b"".join(struct.pack("HBBI", *line) for line in lines)


def _call(option, *arguments):
    padded = list(arguments) + [0] * (4 - len(arguments))
    if _libc.prctl(option, *padded) != 0:
        raise OSError(ctypes.get_errno(), f"prctl({option})")
