"""What a process that opens hostile bytes must never be able to do, asked of the kernel, for good.

Sources: prctl(2), setrlimit(2), seccomp(2) "filter mode", the kernel's tables of system calls.
"""

import ctypes
import errno
import os
import platform
import resource
import signal
import struct
from collections.abc import Sequence

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
SECCOMP_MODE_FILTER = 2
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
NUMBER_AT, MACHINE_AT = 0, 4  # in the kernel's struct seccomp_data
FOREIGN_CALLS = 0x4000_0000  # x86-64: the calls of its variant with short pointers have this bit

# socket, ptrace, execve, execveat, io_uring_setup (a second way to sockets), process_vm_readv, process_vm_writev
FORBIDDEN = {
    "x86_64": (0xC000003E, (41, 101, 59, 322, 425, 310, 311)),
    "aarch64": (0xC00000B7, (198, 117, 221, 281, 425, 270, 271)),
}


def bound_memory(*, memory: int, file_bytes: int) -> None:
    """Hard limits of this process and all it forks, which only a privileged one could raise again."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def bound_time(cpu_seconds: int) -> None:
    """Be killed after so much CPU time, and when the parent ends, however it ends."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def seal() -> bool:
    """No network, no other program, no look into other processes, for this process and all it forks.

    False on a processor whose calls are not listed here: the limits stand, the filter does not.
    """
    _prctl(PR_SET_NO_NEW_PRIVS, 1)
    _prctl(PR_SET_DUMPABLE, 0)
    known = FORBIDDEN.get(platform.machine())
    if known is None:
        return False
    program = ctypes.create_string_buffer(filter_program(*known))
    steps = (len(program) - 1) // 8
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", steps, ctypes.addressof(program)))
    _prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(header))
    return True


def filter_program(machine: int, numbers: Sequence[int]) -> bytes:
    """The filter: another calling convention or a listed number is refused, all else allowed."""
    refuse_at = len(numbers) + 5
    steps: list[tuple[int, int, int, int]] = [
        (LOAD, 0, 0, MACHINE_AT),
        (EQUAL, 0, refuse_at - 2, machine),
        (LOAD, 0, 0, NUMBER_AT),
        (AT_LEAST, refuse_at - 4, 0, FOREIGN_CALLS),
    ]
    for number in numbers:
        steps.append((EQUAL, refuse_at - len(steps) - 1, 0, number))
    steps += [(RETURN, 0, 0, ALLOW), (RETURN, 0, 0, REFUSE)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def _prctl(option: int, first: int, second: int = 0) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, ctypes.c_ulong(first), ctypes.c_ulong(second), 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
